package jiheng.ui.cycle;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import jiheng.command.evaluation.Completeness;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Layout.Role;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Form;
import jiheng.ui.sheet.Figure;
import jiheng.ui.sheet.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * One workbook of many forms of any family: a row a form, and a sheet for each section of them. What it holds goes to
 * temporary files row by row, and those go with {@link #close}.
 */
final class CycleBook implements Closeable {
    static final int MOST_ROWS = 1 << 20;

    private static final int KEYS = 4;
    private static final List<String> BEFORE_RULE = List.of(
            "name", "content", "target", "targets", "nature", "value", "unit", "actual", "actuals", "reached", "weight",
            "score");
    private static final List<String> AFTER_RULE = List.of("deduction", "reason", "improvement", "explanation", "note");
    private static final List<Role> ROLES = List.of(Role.OPENING, Role.ADJUSTED, Role.EXECUTED, Role.TRANSFERS);

    private final SXSSFWorkbook book = new SXSSFWorkbook();
    private final Said said;
    private final URI base;
    private final Table forms;
    private final Table funds;
    private final Table indicators;
    private final Table narratives;
    private final Table fields;

    /** Words in the language of whoever asked. */
    record Said(Function<String, String> message, Function<Words, String> words, Function<Instant, String> time) {
        String of(String key) {
            return message.apply("cycle.export." + key);
        }
    }

    /** @param mostRows of a sheet, its head among them */
    CycleBook(Said said, URI base, int mostRows) {
        this.said = said;
        this.base = base;
        var styles = new Styles(book);
        forms = table(
                styles,
                "forms",
                1,
                mostRows,
                Stream.of(
                        "unit:26",
                        "unitId:16",
                        "project:26",
                        "form:22",
                        "kind:12",
                        "year:8",
                        "template:20",
                        "stage:10",
                        "state:10",
                        "version:8",
                        "self:10",
                        "rule:10",
                        "grade:8",
                        "settledAt:20",
                        "digest:66",
                        "address:60"));
        funds = table(
                styles,
                "funds",
                KEYS,
                mostRows,
                Stream.concat(
                        keys(),
                        Stream.of(
                                "source:18",
                                "OPENING:16",
                                "ADJUSTED:16",
                                "EXECUTED:16",
                                "TRANSFERS:16",
                                "OTHER:26",
                                "rate:10",
                                "fundWeight:8",
                                "fundScore:8",
                                "ruleScore:8",
                                "reason:30",
                                "improvement:30")));
        indicators = table(
                styles,
                "indicators",
                KEYS,
                mostRows,
                Stream.of(
                                keys(),
                                Stream.of("row:14", "branch:14", "child:16"),
                                BEFORE_RULE.stream().map(CycleBook::wide),
                                Stream.of("ruleScore:10", "derivation:40"),
                                AFTER_RULE.stream().map(CycleBook::wide),
                                Stream.of("evidence:8"))
                        .flatMap(one -> one));
        narratives =
                table(styles, "narratives", KEYS, mostRows, Stream.concat(keys(), Stream.of("heading:24", "text:100")));
        fields = table(
                styles,
                "fields",
                KEYS,
                mostRows,
                Stream.concat(keys(), Stream.of("section:12", "heading:24", "text:50")));
    }

    private static Stream<String> keys() {
        return Stream.of("unit:26", "project:20", "form:20", "id:36");
    }

    /** The field {@code unit} of a row is what it is measured in. */
    private static String wide(String field) {
        return (field.equals("unit") ? "measure" : field)
                + switch (field) {
                    case "weight", "score", "nature", "value", "unit", "reached", "deduction" -> ":10";
                    default -> ":28";
                };
    }

    private Table table(Styles styles, String name, int keys, int most, Stream<String> columns) {
        var known = columns.map(column -> column.split(":"))
                .map(column -> new Table.Column(said.of("column." + column[0]), Integer.parseInt(column[1])))
                .toList();
        return new Table(book, styles, said.of("sheet." + name), keys, known, most);
    }

    void add(Form form) {
        var totals = form.content().totals();
        var settled = form.settlement();
        var project = form.project();
        forms.add(Arrays.asList(
                form.unitName(),
                form.unit().value(),
                project == null ? "" : project.name(),
                said.words().apply(form.layout().title()),
                said.of("kind." + form.kind()),
                new BigDecimal(form.year()),
                form.template().id() + "-" + form.template().version(),
                said.message().apply("stage." + form.stage()),
                said.message().apply("state." + form.state()),
                new BigDecimal(form.version()),
                totals == null ? null : totals.self().value(),
                totals == null ? null : totals.rule().value(),
                totals == null ? "" : said.message().apply("grade." + totals.grade()),
                settled == null ? "" : said.time().apply(settled.by().at()),
                form.content().digest(),
                address(base, form)));
        new Sections(form).add();
    }

    static URI address(URI base, Form form) {
        return URI.create(base.toString().replaceAll("/+$", "") + "/evaluations/" + form.id());
    }

    /** @param out is left open */
    void write(OutputStream out) throws IOException {
        Stream.of(forms, funds, indicators, narratives, fields).forEach(Table::end);
        book.write(out);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    /** One form, section by section. */
    private final class Sections {
        private final Form form;
        private final Layout layout;
        private final List<Object> keys;

        Sections(Form form) {
            this.form = form;
            this.layout = form.layout();
            var project = form.project();
            this.keys = List.of(
                    form.unitName(),
                    project == null ? "" : project.name(),
                    said.words().apply(layout.title()),
                    form.id().value());
        }

        void add() {
            money();
            form.content().indicators().forEach(this::indicator);
            layout.narratives()
                    .forEach(one ->
                            row(narratives, List.of(words(one), form.content().text(Cell.narrative(one.key())))));
            layout.header().forEach(one -> field("header", words(one), Cell.header(one.key())));
            branch(said.of("column.fund"), Cell.FUNDS);
            layout.branches().forEach(one -> branch(words(one), one.key()));
            layout.signoff().forEach(one -> field("signoff", words(one), Cell.signOff(one.key())));
        }

        private void money() {
            for (var source : layout.funds().sources()) {
                var figures = new ArrayList<@Nullable Object>(List.of(words(source)));
                ROLES.forEach(role -> figures.add(layout.funds()
                        .column(role)
                        .flatMap(column -> form.content().number(Cell.fund(source.key(), column)))
                        .orElse(null)));
                figures.add(others(source.key()));
                row(funds, figures);
            }
            var all = new ArrayList<@Nullable Object>(List.of(said.of("total")));
            ROLES.forEach(role -> all.add(layout.funds()
                    .column(role)
                    .map(column -> layout.funds().sources().stream()
                            .flatMap(source -> form.content().number(Cell.fund(source.key(), column)).stream())
                            .reduce(BigDecimal::add)
                            .orElse(null))
                    .orElse(null)));
            var rate = Sheet.figures(layout, form.content(), Locale.ROOT).stream()
                    .filter(figure -> figure.key().equals("funds/rate"))
                    .map(Figure::text)
                    .findFirst()
                    .orElse("");
            all.addAll(Arrays.asList(
                    "",
                    rate,
                    Completeness.branchWeight(layout, form.content(), Cell.FUNDS),
                    value(Cell.fund(Cell.TOTAL, "score")),
                    rule(Cell.TOTAL),
                    value(Cell.fund(Cell.TOTAL, "reason")),
                    value(Cell.fund(Cell.TOTAL, "improvement"))));
            row(funds, all);
        }

        /** Columns that the rules make nothing of, under the form's own headings. */
        private String others(String source) {
            return String.join(
                    "；",
                    layout.funds().columns().stream()
                            .filter(column -> column.role() == Role.OTHER)
                            .flatMap(column -> form.content().number(Cell.fund(source, column.key())).stream()
                                    .map(number -> words(column) + " " + number.toPlainString()))
                            .toList());
        }

        private void indicator(Indicator one) {
            var branch = layout.branch(one.branch());
            var cells = new ArrayList<@Nullable Object>(List.of(
                    one.id().value(),
                    branch.map(this::words).orElse(one.branch()),
                    branch.flatMap(known -> Layout.find(known.children(), one.child()))
                            .map(this::words)
                            .orElse(one.child())));
            BEFORE_RULE.forEach(field -> cells.add(value(Cell.indicator(one.id(), field))));
            cells.add(rule(one.id().value()));
            var score = form.content().scores().get(one.id().value());
            cells.add(score == null ? "" : said.words().apply(score.derivation().sentence()));
            AFTER_RULE.forEach(field -> cells.add(value(Cell.indicator(one.id(), field))));
            cells.add(new BigDecimal(form.content().evidence(one.id().value()).size()));
            row(indicators, cells);
        }

        private void branch(String title, String key) {
            for (var field : List.of("weight", "reason")) {
                if (form.content().value(Cell.branch(key, field)).isPresent()) {
                    field("branches", title + " " + said.of("column." + field), Cell.branch(key, field));
                }
            }
        }

        private void field(String section, String heading, Cell cell) {
            row(fields, Arrays.asList(said.of("section." + section), heading, value(cell)));
        }

        private @Nullable Object value(Cell cell) {
            var value = form.content().value(cell).orElse(null);
            return value instanceof Value.Number number ? number.number() : value == null ? null : value.toString();
        }

        private @Nullable BigDecimal rule(String row) {
            var score = form.content().scores().get(row);
            return score == null || score.score() == null ? null : score.score().value();
        }

        private String words(Layout.Named named) {
            return said.words().apply(named.title());
        }

        private void row(Table table, List<? extends @Nullable Object> cells) {
            var all = new ArrayList<@Nullable Object>(keys);
            all.addAll(cells);
            table.add(all);
        }
    }
}

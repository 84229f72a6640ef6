package jiheng.ui.importing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.ImportForm;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Origin;
import jiheng.events.evaluation.Words;
import org.jspecify.annotations.Nullable;

/** Finds the place in a form's layout for everything a workbook says. What has no place becomes a notice. */
final class Mapping implements Understood {
    private final Layout layout;
    private final OfficialForm read;
    private final List<Notice> notices;
    private final List<ImportForm.Row> rows = new ArrayList<>();
    private final List<CellEntry> entries = new ArrayList<>();

    Mapping(Layout layout, OfficialForm read, List<Notice> notices) {
        this.layout = layout;
        this.read = read;
        this.notices = notices;
        read.header().forEach(field -> header(field));
        read.funds().forEach(this::source);
        total();
        read.narratives().forEach(this::narrative);
        read.rows().forEach(this::row);
    }

    @Override
    public List<ImportForm.Row> rows() {
        return List.copyOf(rows);
    }

    @Override
    public List<CellEntry> entries() {
        return List.copyOf(entries);
    }

    private void header(Header field) {
        if (layout.header().stream().anyMatch(one -> one.key().equals(field.key()))) {
            take(Cell.header(field.key()), field.value());
        } else {
            refused(field.value(), "no-place", "表样中没有这一项", "the form has no such field");
        }
    }

    private void source(FundRow row) {
        var source = row.source();
        var key = named(layout.funds().sources(), source == null ? "" : source.text());
        if (key.isEmpty()) {
            for (var figure : new @Nullable Found[] {row.budget(), row.executed(), row.transfers()}) {
                refused(figure, "unknown-source", "表样中没有这个资金来源", "the form has no such source of funds");
            }
            return;
        }
        figure(key.get(), "budget", row.budget());
        figure(key.get(), "executed", row.executed());
        figure(key.get(), "transfers", row.transfers());
    }

    private void figure(String source, String column, @Nullable Found found) {
        if (layout.funds().columns().stream().anyMatch(one -> one.key().equals(column))) {
            take(Cell.fund(source, column), found);
        } else {
            refused(found, "no-place", "表样中没有这一栏", "the form has no such column");
        }
    }

    private void total() {
        var total = read.fundTotal();
        if (total == null) {
            return;
        }
        take(Cell.fund(Cell.TOTAL, "score"), total.score());
        var weight = total.weight();
        if (weight != null && layout.funds().weight().value().compareTo(new BigDecimal(weight.text())) != 0) {
            take(Cell.branch(Cell.FUNDS, "weight"), weight);
        }
    }

    private void narrative(String key, Found found) {
        if (layout.narratives().stream().anyMatch(one -> one.key().equals(key))) {
            take(Cell.narrative(key), found);
        } else {
            refused(found, "no-place", "表样中没有这一项", "the form has no such text");
        }
    }

    private void row(Row row) {
        var level1 = text(row.level1());
        var level2 = text(row.level2());
        var branch = layout.branches().stream()
                .filter(one -> same(one.title().zh(), level1))
                .findFirst();
        var child = branch.flatMap(one -> named(one.children(), level2));
        if (branch.isEmpty() || child.isEmpty()) {
            var words = level1 + " / " + level2;
            for (var found : cells(row)) {
                refused(
                        found,
                        "unknown-indicator",
                        "表样中没有指标“" + words + "”",
                        "the form has no indicator “" + words + "”");
            }
            return;
        }
        var id = IndicatorId.of("" + (rows.size() + 1));
        rows.add(new ImportForm.Row(id, branch.get().key(), child.get()));
        take(Cell.indicator(id, "name"), row.level3());
        take(Cell.indicator(id, "content"), row.content());
        take(Cell.indicator(id, "target"), row.target());
        take(Cell.indicator(id, "actual"), row.actual());
        take(Cell.indicator(id, "weight"), row.weight());
        take(Cell.indicator(id, "score"), row.score());
        take(Cell.indicator(id, "reason"), row.reason());
        take(Cell.indicator(id, "improvement"), row.improvement());
    }

    private static List<Found> cells(Row row) {
        var all = new ArrayList<Found>();
        for (var found : new @Nullable Found[] {
            row.level3(),
            row.content(),
            row.target(),
            row.actual(),
            row.weight(),
            row.score(),
            row.reason(),
            row.improvement()
        }) {
            if (found != null) {
                all.add(found);
            }
        }
        return all;
    }

    private void take(Cell cell, @Nullable Found found) {
        if (found != null) {
            entries.add(
                    new CellEntry(cell, found.text(), new Origin(read.fileName(), read.sha256(), found.sheetCell())));
        }
    }

    private void refused(@Nullable Found found, String code, String zh, String en) {
        if (found != null) {
            notices.add(new Notice(
                    Notice.Kind.REFUSED,
                    found.sheetCell(),
                    code,
                    new Words(
                            zh + "，未导入：" + shortened(found.text()),
                            en + ", not imported: " + shortened(found.text()))));
        }
    }

    private static Optional<String> named(List<? extends Layout.Named> fields, String title) {
        return fields.stream()
                .filter(field -> same(field.title().zh(), title))
                .<String>map(Layout.Named::key)
                .findFirst();
    }

    /** Titles agree when they differ in blanks, brackets, the points printed with them or the closing word only. */
    private static boolean same(String known, String found) {
        return Objects.equals(bare(known), bare(found));
    }

    private static String bare(String title) {
        return title.replaceAll("[（(][0-9.]+\\s*分[）)]", "")
                .replaceAll("[\\s（）()：:]", "")
                .replaceAll("指标$", "");
    }

    private static String text(@Nullable Found found) {
        return found == null ? "" : found.text();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 30
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 30)) + "…";
    }
}

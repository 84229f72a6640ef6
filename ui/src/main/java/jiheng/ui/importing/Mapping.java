package jiheng.ui.importing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private final Set<Cell> taken = new HashSet<>();
    private final @Nullable Vocabulary words;

    Mapping(Layout layout, OfficialForm read, List<Notice> notices) {
        this.layout = layout;
        this.read = read;
        this.words = read.sheet() == null ? null : read.sheet().words();
        this.notices = notices;
        read.header().forEach(field -> header(field));
        read.funds().forEach(this::source);
        total();
        read.narratives().forEach(this::narrative);
        read.signoff().forEach(this::signoff);
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
        var key = source(text(source), source);
        if (key.isEmpty()) {
            if (row.amounts().isEmpty()) {
                refused(source, "unknown-source", "表样中没有这个资金来源", "the form has no such source of funds");
            }
            for (var figure : row.amounts().values()) {
                refused(figure, "unknown-source", "表样中没有这个资金来源", "the form has no such source of funds");
            }
            return;
        }
        row.amounts().forEach((column, amount) -> take(Cell.fund(key.get(), column), amount));
    }

    /** The source of this name; of a name that is part of one source's only, or the other way round, that one, told. */
    private Optional<String> source(String name, @Nullable Found found) {
        var bare = Labels.bareSource(name);
        var corrected = words == null ? null : words.corrected(Correction.Part.SOURCES, bare);
        if (corrected != null) {
            return Optional.of(corrected);
        }
        var sources = layout.funds().sources();
        var same = named(sources, bare);
        if (same.isPresent() || bare.length() < 3 || found == null) {
            return same;
        }
        var near = sources.stream()
                .filter(one -> one.title().zh().contains(bare)
                        || bare.contains(one.title().zh()))
                .toList();
        if (near.size() != 1) {
            return Optional.empty();
        }
        notices.add(new Notice(
                Notice.Kind.GUESSED,
                found.sheetCell(),
                "source-guessed",
                new Words(
                        "“" + bare + "”按“" + near.get(0).title().zh() + "”导入",
                        "“" + bare + "” was taken for “" + near.get(0).title().zh() + "”")));
        return Optional.of(near.get(0).key());
    }

    private void total() {
        var total = read.fundTotal();
        if (total == null) {
            return;
        }
        if (layout.funds().figures().stream().anyMatch(one -> one.figure() == Layout.Figure.SCORE)) {
            take(Cell.fund(Cell.TOTAL, "score"), total.score());
        }
        var weight = total.weight();
        if (layout.funds().adjustable()
                && weight != null
                && layout.funds().weight().value().compareTo(new BigDecimal(weight.text())) != 0) {
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

    private void signoff(String key, Found found) {
        if (Layout.find(layout.signoff(), key).isPresent()) {
            take(Cell.signOff(key), found);
        } else {
            refused(found, "no-place", "表样中没有这一项", "the form has no such field");
        }
    }

    private void row(Row row) {
        var level1 = text(row.level1());
        var level2 = text(row.level2());
        var corrected = words == null ? null : words.corrected(Correction.Part.ROWS, level1 + "/" + level2);
        if (Vocabulary.IGNORED.equals(corrected)) {
            return;
        }
        var branch = layout.branches().stream()
                .filter(one -> corrected == null
                        ? Titles.same(one.title().zh(), level1)
                        : corrected.startsWith(one.key() + "/"))
                .findFirst();
        var child = corrected == null
                ? branch.flatMap(one -> named(one.children(), level2))
                : Optional.of(corrected.substring(corrected.indexOf('/') + 1));
        if (branch.isEmpty() || child.isEmpty()) {
            var words = level1 + " / " + level2;
            for (var found : row.cells().values()) {
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
        row.cells().forEach((field, found) -> {
            if (layout.has(field)) {
                take(Cell.indicator(id, field), found);
            } else {
                refused(found, "no-place", "表样中没有这一栏", "the form has no such column");
            }
        });
    }

    private void take(Cell cell, @Nullable Found found) {
        if (found == null) {
            return;
        }
        if (!taken.add(cell)) {
            refused(found, "twice", "同一项在表中出现了两次，取前一个", "the same place is filled twice, the first was taken");
        } else {
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
                .filter(field -> Titles.same(field.title().zh(), title))
                .<String>map(Layout.Named::key)
                .findFirst();
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

package jiheng.ui.importing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.ImportForm;
import jiheng.events.Ids;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Origin;
import jiheng.ui.sheet.Placed;
import org.jspecify.annotations.Nullable;

/** Reads an exported sheet back, cell by cell; texts are taken as they stand. What has no place becomes a notice. */
final class ExportedCells implements Understood {
    private static final Pattern WEIGHED = Pattern.compile("(?s)(.*?)\\s*[（(]([0-9.]+)\\s*分[）)]\\s*");
    private static final Pattern PRINTED_BELOW =
            Pattern.compile("(?s).*(内容摘要 SHA-256|：.+ \\d{4}-\\d\\d-\\d\\d \\d\\d:).*");

    private final Layout layout;
    private final Exported sheet;
    private final Grid grid;
    private final OfficialForm file;
    private final Notices notices = new Notices();
    private final Taking taking;
    private final ExportedLines lines;
    private final List<ImportForm.Row> rows = new ArrayList<>();
    private final List<CellEntry> entries = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /** @param message the Chinese words of a message key */
    ExportedCells(Layout layout, Exported sheet, OfficialForm file, UnaryOperator<String> message) {
        this.layout = layout;
        this.sheet = sheet;
        this.grid = sheet.grid();
        this.file = file;
        this.taking = new Taking(grid, notices);
        this.lines = new ExportedLines(layout, sheet.mark().project() != null, grid, message);
        if (lines.complete()) {
            read();
        }
    }

    /** Whether the sheet still has the layout it was written in. */
    boolean understood() {
        return lines.complete();
    }

    @Override
    public List<ImportForm.Row> rows() {
        return List.copyOf(rows);
    }

    @Override
    public List<CellEntry> entries() {
        return List.copyOf(entries);
    }

    List<Notice> notices() {
        return notices.all();
    }

    private void read() {
        lines.found().forEach((row, squares) -> squares.forEach(one -> square(row, one)));
        var total = lines.fundTotalRow();
        if (total != null) {
            beside(total, true, "", Cell.FUNDS);
        }
        for (int row = lines.headingsRow() + 1; row < lines.totalRow(); row++) {
            ExportedRow.in(sheet, lines.indicator(), row).ifPresent(this::indicator);
        }
        for (var missing : lines.missing()) {
            notices.noted(
                    "A1", "label-missing", "表中没有找到“" + missing + "”。", "The form does not show “" + missing + "”.");
        }
        around();
        SheetForm.refuseTheRest(grid, notices);
    }

    private void square(int row, Placed placed) {
        var square = placed.square();
        var shown = grid.at(row, placed.column());
        if (shown == null || shown.row() != row) {
            return;
        }
        var cell = square.cell();
        if (cell == null) {
            taking.label(shown);
        } else if (cell.equals(Cell.branch(Cell.FUNDS, "weight"))) {
            weight(row, Cell.FUNDS, taking.figure(shown, Taking.Figure.POINTS));
        } else {
            take(cell, value(placed, shown));
        }
    }

    private @Nullable Found value(Placed placed, Grid.Cell shown) {
        return switch (placed.square().kind()) {
            case POINTS -> taking.figure(shown, Taking.Figure.POINTS);
            case AMOUNT -> taking.figure(shown, Taking.Figure.TEN_THOUSAND_YUAN);
            case COUNT -> taking.figure(shown, Taking.Figure.COUNT);
            default -> continued(placed.column(), taking.literal(shown), grid.lastRow(shown) + 1);
        };
    }

    private @Nullable Found continued(int column, @Nullable Found begun, int next) {
        var whole = begun;
        int row = next;
        while (whole != null && sheet.continues(row)) {
            var part = grid.at(row, column);
            var more = part == null || part.row() != row ? null : taking.literal(part);
            whole = more == null ? whole : new Found(whole.text() + more.text(), whole.sheetCell());
            row = part == null ? row + 1 : grid.lastRow(part) + 1;
        }
        return whole;
    }

    private void indicator(ExportedRow row) {
        var weighed = WEIGHED.matcher(row.branch());
        var title = weighed.matches() ? weighed.group(1) : row.branch();
        var branch = layout.branches().stream()
                .filter(one -> Labels.plain(one.title().zh()).equals(Labels.plain(title)))
                .findFirst();
        var child = branch.flatMap(one -> one.children().stream()
                .filter(field -> Labels.plain(field.title().zh()).equals(Labels.plain(row.child())))
                .findFirst());
        branch.ifPresent(one -> {
            row.headings().forEach(taking::label);
            if (row.begins()) {
                var printed = weighed.matches() ? Figures.parse(weighed.group(2)) : null;
                weight(
                        row.row(),
                        one.key(),
                        printed == null ? null : new Found(Figures.plain(printed.value()), row.address()));
                beside(row.row(), false, "", one.key());
            }
        });
        if (row.isVacant()) {
            return;
        }
        if (branch.isEmpty() || child.isEmpty()) {
            notices.refused(
                    row.address(),
                    "unknown-indicator",
                    "表样中没有指标“" + title + " / " + row.child() + "”，此行未导入",
                    "the form has no indicator “" + title + " / " + row.child() + "”; the row was not imported");
            return;
        }
        var id = id(row.key());
        rows.add(new ImportForm.Row(id, branch.get().key(), child.get().key()));
        row.cells().forEach((placed, cell) -> {
            var field = placed.square().cell();
            if (field == null) {
                taking.label(cell);
            } else {
                take(Cell.indicator(id, field.field()), value(placed, cell));
            }
        });
        beside(row.row(), false, id.value(), "");
    }

    /** The row's own id as long as it is the only one with it; a copied or a new row gets a free one. */
    private IndicatorId id(String key) {
        if (Ids.isA(IndicatorId.KIND, key) && ids.add(key)) {
            return new IndicatorId(key);
        }
        int number = 1;
        while (sheet.names(IndicatorId.of("" + number).value())
                || !ids.add(IndicatorId.of("" + number).value())) {
            number++;
        }
        return IndicatorId.of("" + number);
    }

    /** @param printed the weight in the form itself; one that is set apart from the template's stands beside it too */
    private void weight(int row, String branch, @Nullable Found printed) {
        var beside = taking.figure(sheet.beside(row, Beside.Column.WEIGHT), Taking.Figure.POINTS);
        if (beside != null) {
            if (printed != null && !same(printed, beside)) {
                notices.guessed(
                        beside.sheetCell(),
                        "weights-differ",
                        "表中写的是 " + printed.text() + " 分，旁边的调整后分值是 " + beside.text() + " 分，取调整后分值。",
                        "The form says " + printed.text() + " points, the adjusted weight beside it " + beside.text()
                                + "; the adjusted weight was taken.");
            }
            take(Cell.branch(branch, "weight"), beside);
        } else if (printed != null && new BigDecimal(printed.text()).compareTo(standard(branch)) != 0) {
            take(Cell.branch(branch, "weight"), printed);
        }
    }

    private static boolean same(Found one, Found other) {
        return new BigDecimal(one.text()).compareTo(new BigDecimal(other.text())) == 0;
    }

    private BigDecimal standard(String branch) {
        return layout.branches().stream()
                .filter(one -> one.key().equals(branch))
                .map(one -> one.weight().value())
                .findFirst()
                .orElse(layout.funds().weight().value());
    }

    private void beside(int row, boolean fund, String indicator, String branch) {
        for (var column : Beside.Column.values()) {
            var cell = sheet.beside(row, column);
            if (cell != null && column != Beside.Column.WEIGHT) {
                Beside.cell(column, fund, indicator, branch).ifPresent(at -> take(at, taking.literal(cell)));
            }
        }
    }

    private void take(Cell cell, @Nullable Found found) {
        if (found != null) {
            entries.add(
                    new CellEntry(cell, found.text(), new Origin(file.fileName(), file.sha256(), found.sheetCell())));
        }
    }

    /** Title, year and watermark above the table, approvals and the stamp below it, and the rows' names beside it. */
    private void around() {
        int first = lines.found().keySet().stream().mapToInt(row -> row).min().orElse(0);
        for (var cell : grid.all()) {
            boolean above = cell.row() < first && cell.column() < sheet.firstBeside();
            boolean below = cell.row() > lines.totalRow()
                    && PRINTED_BELOW.matcher(cell.text()).matches();
            if (above || below || sheet.isRowName(cell)) {
                taking.label(cell);
            }
        }
    }
}

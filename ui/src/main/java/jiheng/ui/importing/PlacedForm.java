package jiheng.ui.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** A form whose cells are known by row and column, wherever they were found. */
public final class PlacedForm {
    private PlacedForm() {}

    /** A cell and its place; rows and columns count from 0. */
    public record Placed(int row, int column, String text) {}

    /**
     * Reads placed cells as a sheet is read: by the same labels, figures and notices.
     *
     * @param before what was to be told before there were places
     * @param places puts an address as {@code F11} in the words of where the cell came from
     * @return empty if the heads of the two tables are not there
     */
    public static Optional<OfficialForm> read(
            String fileName, byte[] bytes, List<Placed> cells, List<Notice> before, UnaryOperator<String> places) {
        var words = Headings.WORDS;
        var grid = new Grid(
                "",
                cells.stream()
                        .filter(cell -> !cell.text().isBlank())
                        .map(cell -> new Grid.Cell(cell.row(), cell.column(), cell.text(), null, Set.of()))
                        .toList(),
                List.of());
        var form = SheetForm.in(grid, words);
        if (form == null) {
            return Optional.empty();
        }
        if (form.isAnotherForm()) {
            throw WorkbookRefused.anotherForm(false);
        }
        var read = form.read(OfficialWorkbook.name(fileName), OfficialWorkbook.sha256(bytes), new Notices());
        return Optional.of(new Moved(places).form(read, before));
    }

    /** A cell over rows and columns, both ends counted in. */
    public record Boxed(int row, int column, int lastRow, int lastColumn, String text) {
        /** As a sheet would name it. */
        public String address() {
            return new CellReference(row, column).formatAsString();
        }
    }

    /**
     * Reads boxes as the sheet that they make, in the words of whichever family it looks most like.
     *
     * @return empty if the heads of the two tables are not there
     */
    public static Optional<OfficialForm> read(
            String fileName, byte[] bytes, List<Boxed> boxes, List<Notice> before, Families families) {
        var grid = new Grid(
                "",
                boxes.stream()
                        .filter(box -> !box.text().isBlank())
                        .map(box -> new Grid.Cell(box.row(), box.column(), box.text(), null, Set.of()))
                        .toList(),
                boxes.stream()
                        .filter(box -> box.lastRow() > box.row() || box.lastColumn() > box.column())
                        .map(box -> new CellRangeAddress(box.row(), box.lastRow(), box.column(), box.lastColumn()))
                        .toList());
        var form = families.in(grid);
        if (form == null) {
            return Optional.empty();
        }
        if (form.isAnotherForm()) {
            throw WorkbookRefused.anotherForm(form.words().isProject());
        }
        var notices = new Notices();
        before.forEach(notices::add);
        return Optional.of(form.read(OfficialWorkbook.name(fileName), OfficialWorkbook.sha256(bytes), notices));
    }

    private record Moved(UnaryOperator<String> places) {
        OfficialForm form(OfficialForm form, List<Notice> before) {
            var total = form.fundTotal();
            var totals = form.totals();
            return new OfficialForm(
                    form.fileName(),
                    form.sha256(),
                    one(form.title()),
                    form.year(),
                    one(form.unitName()),
                    one(form.projectName()),
                    one(form.projectCode()),
                    form.header().stream()
                            .map(field -> new Header(field.key(), some(field.value())))
                            .toList(),
                    form.funds().stream().map(this::fund).toList(),
                    total == null
                            ? null
                            : new FundTotals(
                                    all(total.amounts()), one(total.weight()), one(total.rate()), one(total.score())),
                    all(form.narratives()),
                    all(form.signoff()),
                    form.rows().stream().map(this::row).toList(),
                    totals == null ? null : new Totals(one(totals.weight()), one(totals.score())),
                    null,
                    null,
                    Stream.concat(before.stream(), form.notices().stream().map(this::notice))
                            .toList());
        }

        private FundRow fund(FundRow row) {
            return new FundRow(
                    one(row.source()), all(row.amounts()), one(row.weight()), one(row.rate()), one(row.score()));
        }

        private Row row(Row row) {
            return new Row(one(row.level1()), one(row.level2()), all(row.cells()), row.sheetRow());
        }

        private Map<String, Found> all(Map<String, Found> cells) {
            Map<String, Found> moved = new LinkedHashMap<>();
            cells.forEach((key, found) -> moved.put(key, some(found)));
            return moved;
        }

        private Notice notice(Notice notice) {
            return new Notice(notice.kind(), places.apply(notice.sheetCell()), notice.code(), notice.words());
        }

        private @Nullable Found one(@Nullable Found found) {
            return found == null ? null : some(found);
        }

        private Found some(Found found) {
            return new Found(found.text(), places.apply(found.sheetCell()));
        }
    }
}

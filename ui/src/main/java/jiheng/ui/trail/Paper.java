package jiheng.ui.trail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.query.evaluation.Comparison;
import jiheng.query.evaluation.Form;
import jiheng.ui.sheet.Line;
import jiheng.ui.sheet.Mark;
import jiheng.ui.sheet.Options;
import jiheng.ui.sheet.Sheet;
import jiheng.ui.sheet.Square;
import org.jspecify.annotations.Nullable;

/** A form as a sheet on which is marked in what it differs from another state of itself. */
final class Paper {
    private final Map<Cell, Mark> cells = new HashMap<>();
    private final Map<String, Mark> figures = new HashMap<>();

    private Paper() {}

    /** The later of two states, with what stood there before. */
    static Sheet later(@Nullable Form before, Form after, List<Comparison.Difference> differences, Options options) {
        var marks = new Paper();
        var was = before == null ? Content.EMPTY : before.content();
        for (var difference : differences) {
            if (isOnPaper(difference)) {
                var mark = new Mark(Mark.Kind.valueOf(difference.kind().name()), was(was, difference), "");
                marks.put(difference.field(), mark);
            }
        }
        after.content().indicators().stream()
                .filter(row -> was.indicator(row.id()).isEmpty())
                .forEach(row -> {
                    var added = new Mark(Mark.Kind.ADDED, "", "");
                    marks.cells.putIfAbsent(Cell.indicator(row.id(), "name"), added);
                    marks.cells.putIfAbsent(Cell.indicator(row.id(), "content"), added);
                });
        return marks.on(after, marks.withGone(was, after.content()), options);
    }

    /** What is there, and struck out the rows that were and are not any more. */
    private Content withGone(Content was, Content is) {
        var gone = was.indicators().stream()
                .filter(row -> is.indicator(row.id()).isEmpty())
                .toList();
        if (gone.isEmpty()) {
            return is;
        }
        var rows = new ArrayList<>(is.indicators());
        rows.addAll(gone);
        var all = new Content(rows, is.cells(), is.scores(), is.totals());
        var struck = new Mark(Mark.Kind.REMOVED, "", "");
        for (var row : gone) {
            cells.put(Cell.indicator(row.id(), "name"), struck);
            for (var cell : was.cells().keySet()) {
                if (cell.isIn(Cell.INDICATORS) && cell.row().equals(row.id().value())) {
                    cells.put(cell, struck);
                    all = all.with(cell, was.value(cell).orElse(null));
                }
            }
        }
        return all;
    }

    /** The earlier of two states; what it holds and the later does not is marked as taken away. */
    static Sheet earlier(Form before, List<Comparison.Difference> differences, Options options) {
        var marks = new Paper();
        for (var difference : differences) {
            if (isOnPaper(difference) && difference.kind() != Comparison.Kind.ADDED) {
                marks.put(
                        difference.field(),
                        new Mark(Mark.Kind.valueOf(difference.kind().name()), "", ""));
            }
        }
        differences.stream()
                .filter(one -> one.kind() == Comparison.Kind.ROW_REMOVED)
                .map(one -> one.field() + "/")
                .forEach(row -> {
                    var removed = new Mark(Mark.Kind.REMOVED, "", "");
                    marks.cells.putIfAbsent(new Cell(row + "name"), removed);
                    marks.cells.putIfAbsent(new Cell(row + "content"), removed);
                });
        return marks.on(before, before.content(), options);
    }

    static Options options(Form form, Locale locale) {
        var project = form.project();
        return Options.reading("" + form.year(), form.unitName())
                .project(project == null ? "" : project.name())
                .in(locale);
    }

    /** Rows are marked by their cells; the sheet does not show the grade, nor a cell of another layout. */
    private static boolean isOnPaper(Comparison.Difference difference) {
        return difference.kind() != Comparison.Kind.ROW_ADDED
                && difference.kind() != Comparison.Kind.ROW_REMOVED
                && difference.kind() != Comparison.Kind.KEPT
                && !difference.field().equals(Comparison.GRADE);
    }

    /** The figures of the sheet that a difference stands for, else the cell itself. */
    private void put(String field, Mark mark) {
        if (field.endsWith("/ruleScore")) {
            figures.put("rule/" + new Cell(field).row(), mark);
        } else if (field.equals("totals/self")) {
            figures.put("total/self", mark);
        } else if (field.equals("totals/rule")) {
            figures.put("total/rule", mark);
        } else {
            cells.put(new Cell(field), mark);
        }
    }

    private static String was(Content before, Comparison.Difference difference) {
        if (difference.kind() == Comparison.Kind.ADDED) {
            return "";
        }
        if (difference.field().endsWith("/ruleScore") || difference.field().startsWith("totals/")) {
            return difference.from();
        }
        var cell = new Cell(difference.field());
        return Sheet.text(cell, before.value(cell).orElse(null));
    }

    private Sheet on(Form form, Content drawn, Options options) {
        var sheet = Sheet.of(form.layout(), form.content(), drawn, options.marking(cells));
        var lines = new ArrayList<Line>();
        for (var line : sheet.lines()) {
            lines.add(new Line(
                    line.kind(),
                    line.row(),
                    line.branch(),
                    line.child(),
                    line.squares().stream().map(this::marked).toList()));
        }
        return new Sheet(sheet.title(), sheet.caption(), sheet.options(), sheet.columns(), lines, sheet.figures());
    }

    private Square marked(Square square) {
        var mark = figures.get(square.figure());
        return mark == null
                ? square
                : new Square(
                        square.id(),
                        square.kind(),
                        square.cell(),
                        square.figure(),
                        square.label(),
                        square.text(),
                        square.note(),
                        square.rowspan(),
                        square.colspan(),
                        square.limit(),
                        square.helper(),
                        square.editable(),
                        mark);
    }
}

package jiheng.ui.importing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One sheet read as a form: its two tables found by their heads, then everything else by its label. */
final class SheetForm {
    /** More than these are named together: nobody reads the notices of a sheet that holds something else besides. */
    private static final int NAMED_ONE_BY_ONE = 500;

    private final Grid grid;
    private final Vocabulary words;
    private final Columns fundColumns;
    private final Columns indicatorColumns;
    private final boolean guessed;

    private SheetForm(Grid grid, Vocabulary words, Columns fundColumns, Columns indicatorColumns, boolean guessed) {
        this.grid = grid;
        this.words = words;
        this.fundColumns = fundColumns;
        this.indicatorColumns = indicatorColumns;
        this.guessed = guessed;
    }

    /** Null if the sheet does not have the heads of both tables in these words. */
    static @Nullable SheetForm in(Grid grid, Vocabulary words) {
        Columns funds = FundTable.find(grid, words);
        Columns indicators = IndicatorTable.find(grid, words);
        return funds == null || indicators == null ? null : new SheetForm(grid, words, funds, indicators, false);
    }

    /** The same, as what the sheet looks most like among several. */
    SheetForm asGuess() {
        return new SheetForm(grid, words, fundColumns, indicatorColumns, true);
    }

    boolean isGuess() {
        return guessed;
    }

    Grid grid() {
        return grid;
    }

    Vocabulary words() {
        return words;
    }

    Columns fundColumns() {
        return fundColumns;
    }

    Columns indicatorColumns() {
        return indicatorColumns;
    }

    /** Whether the title names a project's form, and the template is none, or the other way round. */
    boolean isAnotherForm() {
        String plain = title();
        return words.isProject() ? plain.contains("整体") : plain.contains("项目") && !plain.contains("整体");
    }

    int likeness() {
        return words.likeness(grid, title());
    }

    String title() {
        Grid.Cell title = FormHead.titleCell(grid, firstTable());
        return title == null ? "" : Labels.plain(title.text());
    }

    private int firstTable() {
        return Math.min(fundColumns.headRow(), indicatorColumns.headRow());
    }

    /** Below the total nobody's row is an indicator, whatever stands in the column of the weights. */
    private boolean isIndicator(int row) {
        return row >= indicatorColumns.firstRow() && row <= totalRow() && indicatorColumns.at(row, "weight") != null;
    }

    private int totalRow() {
        return grid.all().stream()
                .filter(cell -> cell.row() >= indicatorColumns.firstRow() && Labels.is(cell, Labels.TOTAL))
                .mapToInt(Grid.Cell::row)
                .max()
                .orElse(Integer.MAX_VALUE);
    }

    OfficialForm read(String fileName, String sha256, Notices notices) {
        Taking taking = new Taking(grid, notices);
        FormHead head = new FormHead(grid, taking, notices, words, firstTable(), this::isIndicator);
        Set<Integer> parts = new TreeSet<>(List.of(fundColumns.headRow(), indicatorColumns.headRow()));
        Stream.concat(words.fields(), Stream.of(Vocabulary.UNIT_NAME, Vocabulary.PROJECT_NAME, Vocabulary.PROJECT_CODE))
                .filter(field -> !field.startsWith("signoff/"))
                .forEach(field -> {
                    Grid.Cell label = head.label(field);
                    if (label != null) {
                        parts.add(label.row());
                    }
                });
        head.read(parts::contains);
        FundTable funds = FundTable.read(grid, taking, notices, words, fundColumns, parts::contains);
        IndicatorTable indicators =
                IndicatorTable.read(grid, taking, notices, words, indicatorColumns, parts::contains);
        indicators.compare(funds.total());
        tellCorrections(notices);
        refuseTheRest(grid, notices);
        return new OfficialForm(
                fileName,
                sha256,
                head.title(),
                head.year(),
                head.unitName(),
                head.projectName(),
                head.projectCode(),
                head.header(),
                funds.sources(),
                funds.total(),
                head.narratives(),
                head.signoff(),
                indicators.rows(),
                indicators.totals(),
                this,
                null,
                notices.all());
    }

    private void tellCorrections(Notices notices) {
        var targets = new Targets(words.layout());
        for (var one : words.corrections()) {
            var meant = targets.named(one);
            if (meant == null) {
                continue;
            }
            for (Grid.Cell cell : grid.all()) {
                boolean here = one.part() == Correction.Part.SOURCES
                        ? Labels.bareSource(cell.text()).equals(one.label())
                        : Labels.plain(cell.text()).equals(rowName(one));
                if (here && !grid.covered(cell)) {
                    notices.noted(
                            cell.address(),
                            "corrected",
                            "按本单位更正过的对应，“" + Notices.shortened(cell.text()) + "”是“" + meant.zh() + "”。",
                            "As corrected for this unit, “" + Notices.shortened(cell.text()) + "” is “" + meant.en()
                                    + "”.");
                    break;
                }
            }
        }
    }

    /** Of {@code level 1/level 2} the second, which stands in the sheet. */
    private static String rowName(Correction one) {
        return one.part() == Correction.Part.ROWS
                ? one.label().substring(one.label().indexOf('/') + 1)
                : one.label();
    }

    static void refuseTheRest(Grid grid, Notices notices) {
        List<Grid.Cell> left = grid.left().stream()
                .filter(c -> !Taking.dashes(c.text()) || c.has(Grid.Trait.FORMULA))
                .toList();
        int named = Math.min(left.size(), NAMED_ONE_BY_ONE);
        for (Grid.Cell cell : left.subList(0, named)) {
            String shown = Notices.shortened(cell.text());
            if (grid.covered(cell)) {
                notices.refused(
                        cell.address(),
                        "covered",
                        "被合并单元格遮住的内容未导入：" + shown,
                        "Content hidden below a merged cell was not imported: " + shown);
            } else {
                notices.refused(
                        cell.address(),
                        "not-understood",
                        "此单元格不属于表样中的任何一项，未导入：" + shown,
                        "The cell belongs to nothing in the official layout and was not imported: " + shown);
            }
        }
        if (named < left.size()) {
            String first = left.get(named).address();
            String last = left.get(left.size() - 1).address();
            int more = left.size() - named;
            notices.refused(
                    first,
                    "more-not-understood",
                    "另有 " + more + " 个单元格（从 " + first + " 到 " + last + "）未导入。",
                    more + " more cells, from " + first + " to " + last + ", were not imported.");
        }
    }
}

package jiheng.ui.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes cells from a grid as text or as figures, once each: a cell that is asked for again answers the same and gives
 * no second notice. What can't be taken is refused by a notice and answers null, as an empty cell and "--" do.
 */
final class Taking {
    /** What a figure counts. */
    enum Figure {
        POINTS,
        COUNT,
        TEN_THOUSAND_YUAN,
        YUAN
    }

    private static final int LONGEST_TEXT = 32_767;

    private final Grid grid;
    private final Notices notices;
    private final Map<Grid.Cell, Optional<Found>> done = new HashMap<>();

    Taking(Grid grid, Notices notices) {
        this.grid = grid;
        this.notices = notices;
    }

    /** A printed label: understood, and not content. */
    void label(Grid.Cell cell) {
        grid.take(cell);
    }

    /** Passed over by a person's word or as a sum: neither content nor refused. */
    void ignored(Grid.Cell cell) {
        grid.take(cell);
        grid.ignore(cell);
    }

    @Nullable Found text(Grid.@Nullable Cell cell) {
        return once(cell, () -> readText(cell));
    }

    @Nullable Found figure(Grid.@Nullable Cell cell, Figure kind) {
        return once(cell, () -> readFigure(cell, kind));
    }

    /** The text as it stands, tags, dashes and all: the product wrote it so. */
    @Nullable Found literal(Grid.@Nullable Cell cell) {
        return once(cell, Taking::isMarks, () -> cell == null ? null : new Found(cell.text(), cell.address()));
    }

    private static boolean isMarks(Grid.Cell cell) {
        return dashes(cell.text()) && cell.traits().isEmpty();
    }

    private interface Reading {
        @Nullable Found read();
    }

    private @Nullable Found once(Grid.@Nullable Cell cell, Reading reading) {
        return once(cell, anything -> false, reading);
    }

    private @Nullable Found once(Grid.@Nullable Cell cell, Predicate<Grid.Cell> surely, Reading reading) {
        if (cell == null) {
            return null;
        }
        Optional<Found> known = done.get(cell);
        if (known == null) {
            grid.take(cell);
            known = Optional.ofNullable(surely.test(cell) || usable(cell) ? reading.read() : null);
            done.put(cell, known);
        }
        return known.orElse(null);
    }

    static boolean dashes(String text) {
        return text.strip().matches("[-—–－―─]+");
    }

    private boolean usable(Grid.Cell cell) {
        String shown = Notices.shortened(cell.text());
        if (cell.has(Grid.Trait.ERROR)) {
            notices.refused(
                    cell.address(),
                    "error-value",
                    "单元格是错误值 " + shown + "，未导入。",
                    "The cell holds the error " + shown + " and was not imported.");
            return false;
        }
        if (cell.has(Grid.Trait.NO_CACHED_VALUE)) {
            notices.refused(
                    cell.address(),
                    "formula-without-value",
                    "公式没有保存计算结果，未导入：" + shown + "。请在 Excel 或 WPS 中打开并保存一次。",
                    "The formula has no saved result and was not imported: " + shown
                            + ". Open the file in Excel or WPS and save it once.");
            return false;
        }
        if (cell.text().length() > LONGEST_TEXT) {
            notices.refused(
                    cell.address(),
                    "too-long",
                    "文字超过 " + LONGEST_TEXT + " 个字符，未导入：" + shown,
                    "The text is longer than " + LONGEST_TEXT + " characters and was not imported: " + shown);
            return false;
        }
        if (dashes(cell.text())) {
            return false;
        }
        if (cell.has(Grid.Trait.FORMULA)) {
            notices.guessed(
                    cell.address(),
                    "formula",
                    "单元格是公式，取其保存的结果：" + shown,
                    "The cell is a formula; its saved result was taken: " + shown);
        }
        return true;
    }

    private @Nullable Found readText(Grid.@Nullable Cell cell) {
        if (cell == null) {
            return null;
        }
        CellText clean = CellText.of(cell.text());
        if (!clean.removedTags().isEmpty()) {
            String tags =
                    String.join(", ", clean.removedTags().stream().sorted().toList());
            notices.noted(
                    cell.address(),
                    "tags-removed",
                    "文字中的网页标记已去掉：" + Notices.shortened(tags),
                    "Web page tags were removed from the text: " + Notices.shortened(tags));
        }
        if (clean.removedCharacters() > 0) {
            notices.noted(
                    cell.address(),
                    "characters-removed",
                    "去掉了 " + clean.removedCharacters() + " 个无法显示的控制字符。",
                    clean.removedCharacters() + " control characters that cannot be shown were removed.");
        }
        if (cell.has(Grid.Trait.DATE)) {
            notices.guessed(
                    cell.address(),
                    "date",
                    "单元格是日期，按 " + cell.text() + " 导入。",
                    "The cell is a date and was imported as " + cell.text() + ".");
        } else if (cell.has(Grid.Trait.ROUNDED)) {
            notices.noted(
                    cell.address(),
                    "rounded-display",
                    "按显示的文字 " + Notices.shortened(cell.text()) + " 导入，单元格内保存的数更精确。",
                    "Imported as shown, " + Notices.shortened(cell.text()) + "; the stored number is more exact.");
        }
        return clean.text().isEmpty() ? null : new Found(clean.text(), cell.address());
    }

    private @Nullable Found readFigure(Grid.@Nullable Cell cell, Figure kind) {
        if (cell == null) {
            return null;
        }
        Figures.Figure figure = cell.number() == null || cell.has(Grid.Trait.DATE)
                ? Figures.parse(CellText.of(cell.text()).text())
                : stored(cell, cell.number());
        BigDecimal value = figure == null ? null : converted(cell, figure, kind);
        if (value == null) {
            String shown = Notices.shortened(cell.text());
            notices.refused(
                    cell.address(),
                    "not-a-number",
                    "此处应为数字，未导入：" + shown,
                    "A number is expected here; not imported: " + shown);
            return null;
        }
        return new Found(Figures.plain(rounded(cell, value, kind)), cell.address());
    }

    private static Figures.Figure stored(Grid.Cell cell, BigDecimal number) {
        if (cell.has(Grid.Trait.PERCENT)) {
            return new Figures.Figure(number.movePointRight(2), "%");
        }
        Figures.Figure shown = Figures.parse(cell.text());
        return new Figures.Figure(number, shown == null ? "" : shown.suffix());
    }

    private @Nullable BigDecimal converted(Grid.Cell cell, Figures.Figure figure, Figure kind) {
        BigDecimal value = figure.value();
        String suffix = figure.suffix();
        if (kind == Figure.COUNT) {
            boolean whole = value.stripTrailingZeros().scale() <= 0 && value.signum() >= 0;
            return whole && !suffix.matches("万元|元|分|%") ? value : null;
        }
        if (kind == Figure.POINTS) {
            if ("%".equals(suffix)) {
                notices.guessed(
                        cell.address(),
                        "percent-as-points",
                        "百分数 " + Figures.plain(value) + "% 按 " + Figures.plain(value) + " 分导入。",
                        Figures.plain(value) + "% was imported as " + Figures.plain(value) + " points.");
            }
            return suffix.matches("|分|%") ? value : null;
        }
        boolean yuan = "元".equals(suffix) || (kind == Figure.YUAN && suffix.isEmpty());
        if (yuan) {
            BigDecimal converted = value.movePointLeft(4);
            notices.guessed(
                    cell.address(),
                    "yuan-converted",
                    "金额按“元”理解，" + Figures.plain(value) + " 元换算为 " + Figures.plain(converted) + " 万元。",
                    "The amount was read as yuan: " + Figures.plain(value) + " yuan are " + Figures.plain(converted)
                            + " ten thousand yuan.");
            return converted;
        }
        return suffix.matches("|万元") ? value : null;
    }

    private BigDecimal rounded(Grid.Cell cell, BigDecimal value, Figure kind) {
        int decimals = kind == Figure.POINTS ? 2 : 6;
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        if (rounded.compareTo(value) != 0) {
            notices.guessed(
                    cell.address(),
                    "rounded",
                    Figures.plain(value) + " 四舍五入为 " + Figures.plain(rounded) + "。",
                    Figures.plain(value) + " was rounded to " + Figures.plain(rounded) + ".");
        }
        return rounded;
    }
}

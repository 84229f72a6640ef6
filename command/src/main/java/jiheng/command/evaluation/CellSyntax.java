package jiheng.command.evaluation;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jiheng.command.CommandRefused;
import jiheng.command.template.Fields;
import jiheng.events.evaluation.Band;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.Value;
import org.jspecify.annotations.Nullable;

/** Reads what a person typed into a cell; full-width digits, thousands separators and trailing units are understood. */
final class CellSyntax {
    /** What follows a number is its unit only if it does not go on like a number, a range or a second measure. */
    private static final String QUANTITY =
            "(-?[0-9][0-9,]*(?:\\.[0-9]+)?)\\s*" + "((?![eE][+-]?[0-9])[^\\s0-9.,<>=≥≤≧≦+~–—-][^,<>=≥≤≧≦]{0,19})?";

    private static final Pattern MEASURE = Pattern.compile("(≥|>=|≧|不少于|至少|>|≤|<=|≦|不超过|<|=|等于)?\\s*" + QUANTITY);
    private static final Pattern READING = Pattern.compile(QUANTITY);
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("≥", Operator.AT_LEAST),
            Map.entry(">=", Operator.AT_LEAST),
            Map.entry("≧", Operator.AT_LEAST),
            Map.entry("不少于", Operator.AT_LEAST),
            Map.entry("至少", Operator.AT_LEAST),
            Map.entry(">", Operator.MORE_THAN),
            Map.entry("≤", Operator.AT_MOST),
            Map.entry("<=", Operator.AT_MOST),
            Map.entry("≦", Operator.AT_MOST),
            Map.entry("不超过", Operator.AT_MOST),
            Map.entry("<", Operator.LESS_THAN),
            Map.entry("=", Operator.EXACTLY),
            Map.entry("等于", Operator.EXACTLY),
            Map.entry("不低于", Operator.AT_LEAST),
            Map.entry("大于等于", Operator.AT_LEAST),
            Map.entry("大于", Operator.MORE_THAN),
            Map.entry("高于", Operator.MORE_THAN),
            Map.entry("不高于", Operator.AT_MOST),
            Map.entry("小于等于", Operator.AT_MOST),
            Map.entry("小于", Operator.LESS_THAN),
            Map.entry("低于", Operator.LESS_THAN));
    private static final Map<String, Band> BANDS = Map.of(
            "达成", Band.REACHED,
            "完成", Band.REACHED,
            "reached", Band.REACHED,
            "部分达成", Band.PARTLY,
            "部分完成", Band.PARTLY,
            "partly", Band.PARTLY,
            "未达成", Band.NOT,
            "未完成", Band.NOT,
            "not reached", Band.NOT);
    private static final int MOST_MEASURES = 10;
    private static final int LONGEST_QUANTITY = 30;
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");

    private CellSyntax() {}

    /**
     * The value a text means in a field of this kind; empty for a blank text.
     *
     * @throws CommandRefused 422 naming the cell and what to write instead
     */
    static Optional<Value> read(Cell cell, Fields.Kind kind, int limit, String typed) {
        var text = clean(typed);
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case TEXT -> text(cell, limit, text);
                    case POINTS -> new Value.Number(number(cell, text, "分", 2));
                    case AMOUNT -> new Value.Number(number(cell, text, "万元", 6));
                    case COUNT -> new Value.Number(number(cell, text, "个", 0));
                    case MEASURES -> measures(cell, text);
                    case READINGS -> readings(cell, text);
                    case NATURE -> nature(cell, text);
                    case VALUE -> value(cell, limit, text);
                    case READING -> reading(cell, text);
                });
    }

    private static Value text(Cell cell, int limit, String text) {
        var length = text.codePointCount(0, text.length());
        if (length > limit) {
            throw malformed(cell, "text-too-long", Map.of("limit", "" + limit, "length", "" + length));
        }
        return new Value.Text(text);
    }

    private static BigDecimal number(Cell cell, String typed, String unit, int decimals) {
        var text = narrow(typed).replace(",", "").replace(" ", "");
        if (text.endsWith(unit)) {
            text = text.substring(0, text.length() - unit.length());
        }
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,12})?")) {
            throw malformed(cell, "not-a-number", Map.of("text", shortened(typed)));
        }
        var number = new BigDecimal(text);
        if (number.stripTrailingZeros().scale() > decimals) {
            throw malformed(cell, "too-many-decimals", Map.of("decimals", "" + decimals, "text", shortened(typed)));
        }
        if (number.abs().compareTo(LARGEST) > 0) {
            throw malformed(cell, "number-too-large", Map.of("text", shortened(typed)));
        }
        return decimals == 2 ? number.setScale(2) : plain(number);
    }

    private static Value measures(Cell cell, String text) {
        List<Measure> measures = new ArrayList<>();
        for (var part : parts(cell, text)) {
            if (part.equals("定性") || part.equalsIgnoreCase("qualitative")) {
                measures.add(new Measure(Operator.QUALITATIVE, null, ""));
                continue;
            }
            var match = MEASURE.matcher(part);
            if (!match.matches()) {
                throw malformed(cell, "not-a-measure", Map.of("text", shortened(part)));
            }
            var operator = match.group(1) == null ? Operator.AT_LEAST : OPERATORS.get(match.group(1));
            measures.add(new Measure(
                    operator == null ? Operator.AT_LEAST : operator,
                    quantity(cell, match.group(2)),
                    unit(match.group(3))));
        }
        return new Value.Measures(measures);
    }

    private static Value readings(Cell cell, String text) {
        List<Reading> readings = new ArrayList<>();
        for (var part : parts(cell, text)) {
            var band = BANDS.get(part.toLowerCase(Locale.ROOT));
            if (band != null) {
                readings.add(new Reading(null, "", band));
                continue;
            }
            var match = READING.matcher(part);
            if (!match.matches()) {
                throw malformed(cell, "not-a-reading", Map.of("text", shortened(part)));
            }
            readings.add(new Reading(quantity(cell, match.group(1)), unit(match.group(2)), null));
        }
        return new Value.Readings(readings);
    }

    private static Value nature(Cell cell, String text) {
        var sign = narrow(text);
        if (sign.equals("定性") || sign.equalsIgnoreCase("qualitative")) {
            return new Value.Text(Operator.QUALITATIVE.sign());
        }
        var operator = OPERATORS.get(sign);
        if (operator == null) {
            throw malformed(cell, "not-a-nature", Map.of("text", shortened(text)));
        }
        return new Value.Text(operator.sign());
    }

    private static Value value(Cell cell, int limit, String text) {
        var match = READING.matcher(narrow(text));
        return match.matches() && match.group(2) == null
                ? new Value.Number(quantity(cell, match.group(1)))
                : text(cell, limit, text);
    }

    private static Value reading(Cell cell, String text) {
        var readings = readings(cell, text);
        if (readings instanceof Value.Readings several && several.readings().size() > 1) {
            throw malformed(cell, "not-a-reading", Map.of("text", shortened(text)));
        }
        return readings;
    }

    private static List<String> parts(Cell cell, String text) {
        var parts = narrow(text).replace('\n', ';').replace('、', ';').split(";", -1);
        var kept = Arrays.stream(parts)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (kept.size() > MOST_MEASURES) {
            throw malformed(cell, "too-many-measures", Map.of("limit", "" + MOST_MEASURES));
        }
        if (kept.isEmpty()) {
            throw malformed(cell, "not-a-measure", Map.of("text", shortened(text)));
        }
        return kept;
    }

    private static BigDecimal quantity(Cell cell, String typed) {
        var digits = typed.replace(",", "");
        // The length first: reading a number of a hundred thousand digits is work in itself.
        if (digits.length() > LONGEST_QUANTITY || new BigDecimal(digits).abs().compareTo(LARGEST) > 0) {
            throw malformed(cell, "number-too-large", Map.of("text", shortened(typed)));
        }
        return plain(new BigDecimal(digits));
    }

    private static String unit(@Nullable String unit) {
        return unit == null ? "" : unit.strip();
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Full-width digits, letters and signs as their plain forms. */
    private static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    /** One kind of line break, no control characters, no halves of characters, no trailing blanks. */
    static String clean(String typed) {
        return typed.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00a0', ' ')
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                .replaceAll("[\\uFEFF\\u200B\\uFFFE\\uFFFF\\p{Cs}]", "")
                .strip();
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 40
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
    }

    private static CommandRefused malformed(Cell cell, String code, Map<String, String> arguments) {
        return CommandRefused.malformed(code, cell.path(), arguments);
    }
}

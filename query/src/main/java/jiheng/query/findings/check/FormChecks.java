package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.Value;

/** The form as a whole: which year its texts speak of, and who signed it. */
final class FormChecks {
    private static final Pattern YEAR = Pattern.compile("(20\\d\\d)\\s*年[^，。；\\n]{0,8}(决算|预算|自评|绩效)");
    private static final Pattern RELATIVE = Pattern.compile("今年|本年(?!初|末)|去年|当年");
    private static final List<String> EXPLAINING = List.of("reason", "improvement", "explanation", "note");

    private FormChecks() {}

    static Stream<Doubt> staleYear(Subject subject) {
        var year = subject.form().year();
        var found = found(subject, YEAR)
                .filter(one -> !one.text.startsWith("" + year))
                .toList();
        return found.isEmpty()
                ? Stream.empty()
                : Stream.of(new Doubt(
                                BigDecimal.ZERO,
                                year + " 年度的表，文中说的却是「" + found.get(0).text + "」",
                                "The form is for " + year + ", its text speaks of “" + found.get(0).text + "”")
                        .workedOut("表的年度", "The form's year", "" + year)
                        .each(found, (doubt, one) -> doubt.cell(one.cell, one.text)));
    }

    static Stream<Doubt> relativeYear(Subject subject) {
        var found = found(subject, RELATIVE).toList();
        return found.isEmpty()
                ? Stream.empty()
                : Stream.of(new Doubt(
                                BigDecimal.ZERO,
                                "文中用「" + found.get(0).text + "」而不写年份，共 " + found.size() + " 处",
                                "“" + found.get(0).text + "” stands instead of a year, in " + found.size() + " places")
                        .each(found, (doubt, one) -> doubt.cell(one.cell, one.text)));
    }

    private record Place(Cell cell, String text) {}

    private static Stream<Place> found(Subject subject, Pattern pattern) {
        return subject.form().content().cells().entrySet().stream()
                .filter(cell -> cell.getValue() instanceof Value.Text)
                .filter(cell -> !EXPLAINING.contains(cell.getKey().field()))
                .flatMap(cell -> {
                    var match = pattern.matcher(cell.getValue().toString());
                    return match.find() ? Stream.of(new Place(cell.getKey(), match.group())) : Stream.empty();
                });
    }

    /**
     * A block at the foot that is not filled in; or none, on a form whose results came with its opening from a file: who
     * fills one in and sends it here is on record, block or not.
     */
    static Stream<Doubt> notSigned(Subject subject) {
        var form = subject.form();
        var empty = form.layout().signoff().stream()
                .filter(one -> form.content().text(Cell.signOff(one.key())).isEmpty())
                .toList();
        if (form.layout().signoff().isEmpty()) {
            return !broughtIn(subject)
                    ? Stream.empty()
                    : Stream.of(new Doubt(
                            BigDecimal.ZERO,
                            "表上没有填表人、审核人和日期栏",
                            "The form has no place for who filled it in, who reviewed it, and when"));
        }
        return empty.stream().noneMatch(one -> one.owed())
                ? Stream.empty()
                : Stream.of(new Doubt(BigDecimal.ZERO, "表尾的签署没有填全", "The block at the foot is not filled in")
                        .each(empty, (doubt, one) -> doubt.cell(Cell.signOff(one.key()), "")));
    }

    private static boolean broughtIn(Subject subject) {
        var past = subject.past();
        return past.stream()
                .filter(one -> one.by().act().equals(past.get(0).by().act()))
                .anyMatch(one -> one.event() instanceof CellFilled filled
                        && List.of("actual", "actuals", "reached")
                                .contains(filled.cell().field()));
    }
}

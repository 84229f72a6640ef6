package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.Value;

/** The form as a whole: which year its texts speak of, and who signed it. */
final class FormChecks {
    private static final Pattern CLAUSE = Pattern.compile("[^，。；\\n]++");
    private static final Pattern YEAR = Pattern.compile("(20\\d\\d)\\s*+年.{0,8}?(决算|预算|自评|绩效)");
    /** What is done with last year's figures, and with next year's, in any year. */
    private static final Pattern OF_LAST_YEAR = Pattern.compile("公开|评价结果");

    private static final Pattern OF_NEXT_YEAR = Pattern.compile("编制");
    private static final Pattern RELATIVE = Pattern.compile("今年|(?<![基样日标版书文])本年(?![初末级龄])|去年|当年(?!就业|毕业)");
    private static final List<String> EXPLAINING = List.of("reason", "improvement", "explanation", "note");

    private FormChecks() {}

    static Stream<Doubt> staleYear(Subject subject) {
        var year = subject.form().year();
        var found = found(subject, text -> CLAUSE.matcher(text)
                        .results()
                        .flatMap(clause -> YEAR.matcher(clause.group())
                                .results()
                                .filter(one -> isStale(Integer.parseInt(one.group(1)), year, clause.group())))
                        .findFirst())
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

    private static boolean isStale(int told, int year, String clause) {
        return told != year
                && !(told == year - 1 && OF_LAST_YEAR.matcher(clause).find())
                && !(told == year + 1 && OF_NEXT_YEAR.matcher(clause).find());
    }

    static Stream<Doubt> relativeYear(Subject subject) {
        var found = found(subject, text -> RELATIVE.matcher(text).results().findFirst())
                .toList();
        return found.isEmpty()
                ? Stream.empty()
                : Stream.of(new Doubt(
                                BigDecimal.ZERO,
                                "文中用「" + found.get(0).text + "」而不写年份，共 " + found.size() + " 处",
                                "“" + found.get(0).text + "” stands instead of a year, in " + found.size() + " places")
                        .each(found, (doubt, one) -> doubt.cell(one.cell, one.text)));
    }

    private record Place(Cell cell, String text) {}

    private static Stream<Place> found(Subject subject, Function<String, Optional<MatchResult>> search) {
        return subject.form().content().cells().entrySet().stream()
                .filter(cell -> cell.getValue() instanceof Value.Text)
                .filter(cell -> !EXPLAINING.contains(cell.getKey().field()))
                .flatMap(
                        cell -> search
                                .apply(cell.getValue().toString())
                                .map(match -> new Place(cell.getKey(), match.group()))
                                .stream());
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

    /** What was too much to compare while others wait. */
    static Stream<Doubt> leftOut(Subject subject) {
        var rows = subject.rows().stream().filter(Row::isLeftOut).toList();
        var forms = CopyChecks.leftOut(subject);
        if (rows.isEmpty() && forms == 0) {
            return Stream.empty();
        }
        return Stream.of(new Doubt(
                        rows.stream().map(Row::weight).reduce(BigDecimal.ZERO, BigDecimal::add),
                        rows.size() + " 行文字过长或数字过多，只比较了每格前 " + Row.LONGEST + " 字，目标要求的数字没有逐个核对；另有 " + forms
                                + " 份表没有比较是否雷同",
                        rows.size() + " rows have too long a text or too many figures: only the first " + Row.LONGEST
                                + " characters of a cell were compared, and the figures of targets were not looked for; "
                                + forms + " other forms were not searched for the same texts")
                .each(
                        rows,
                        (doubt, row) -> doubt.cell(
                                row.reachedCell(), row.text(row.reachedCell().field()))));
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

package jiheng.query.findings.check;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Months and days of a form's own year, as texts tell them. */
final class Dates {
    private static final Pattern DUE =
            Pattern.compile("(?:(20\\d\\d)\\s*年\\s*)?(?<!\\d)(\\d{1,2})\\s*月(?:(\\d{1,2})\\s*日|底|末|份)?\\s*(?:之前|以前|前)");
    private static final Pattern DATE = Pattern.compile(
            "(?:(20\\d\\d)\\s*年\\s*)?(?<!\\d)(\\d{1,2})\\s*月(?:(\\d{1,2})\\s*日)?|(20\\d\\d)[-./](\\d{1,2})[-./](\\d{1,2})");
    private static final Pattern CLAUSE = Pattern.compile("[^，。；,;\\n]+");
    private static final Pattern DONE = Pattern.compile("完成|完工|竣工|结束|验收|到位|发放|交付|报送|印发");
    private static final Pattern ANOTHER_YEAR = Pattern.compile("次年|明年|下一?年|翌年|上年|去年");
    private static final Pattern IN_USE = Pattern.compile("(交付|投入|正式)使用|开学|投用");
    private static final int LAST_DAY = 31;

    private Dates() {}

    record Late(String due, String done) {}

    /** What was due by a date, if every date on which a text says that something was done comes after it. */
    static Optional<Late> late(int year, String target, String reached) {
        var due = DUE.matcher(target).results().max(Comparator.comparingInt(date -> day(year, date, LAST_DAY)));
        if (ANOTHER_YEAR.matcher(target + reached).find() || due.isEmpty()) {
            return Optional.empty();
        }
        var last = due.get();
        return CLAUSE.matcher(reached)
                .results()
                .map(MatchResult::group)
                .filter(clause ->
                        DONE.matcher(clause).find() && !IN_USE.matcher(clause).find())
                .flatMap(clause -> DATE.matcher(clause).results())
                .min(Comparator.comparingInt(date -> day(year, date, 0)))
                .filter(first -> day(year, first, 0) > day(year, last, LAST_DAY))
                .map(first -> new Late(last.group(), first.group()));
    }

    private static int day(int formYear, MatchResult date, int missing) {
        var from = date.groupCount() > 3 && date.group(4) != null ? 4 : 1;
        var year = date.group(from) == null ? formYear : Integer.parseInt(date.group(from));
        var day = date.group(from + 2);
        return (year * 100 + Integer.parseInt(date.group(from + 1))) * 100
                + (day == null ? missing : Integer.parseInt(day));
    }
}

package jiheng.query.findings.check;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Months and days of a form's own year, as texts tell them. */
final class Dates {
    private static final Pattern DUE =
            Pattern.compile("(?<!\\d)(\\d{1,2})\\s*月(?:(\\d{1,2})\\s*日|底|末|份)?\\s*(?:之前|以前|前)");
    private static final Pattern DATE = Pattern.compile("(?<!\\d)(\\d{1,2})\\s*月(?:(\\d{1,2})\\s*日)?");
    private static final Pattern CLAUSE = Pattern.compile("[^，。；,;\\n]+");
    private static final Pattern DONE = Pattern.compile("完成|完工|竣工|结束|验收|到位|发放|交付|报送|印发");
    private static final Pattern ANOTHER_YEAR = Pattern.compile("次年|明年|下一?年|翌年|上年|去年");
    private static final int LAST_DAY = 31;

    private Dates() {}

    record Late(String due, String done) {}

    /** What was due by a date, if every date on which a text says that something was done comes after it. */
    static Optional<Late> late(String target, String reached) {
        var due = DUE.matcher(target);
        if (ANOTHER_YEAR.matcher(target + reached).find() || !due.find()) {
            return Optional.empty();
        }
        var last = due.toMatchResult();
        return CLAUSE.matcher(reached)
                .results()
                .map(MatchResult::group)
                .filter(clause -> DONE.matcher(clause).find())
                .flatMap(clause -> DATE.matcher(clause).results())
                .min(Comparator.comparingInt(date -> day(date, 0)))
                .filter(first -> day(first, 0) > day(last, LAST_DAY))
                .map(first -> new Late(last.group(), first.group()));
    }

    private static int day(MatchResult date, int missing) {
        var month = Integer.parseInt(date.group(1));
        return month * 100 + (date.group(2) == null ? missing : Integer.parseInt(date.group(2)));
    }
}

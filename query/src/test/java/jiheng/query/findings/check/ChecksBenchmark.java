package jiheng.query.findings.check;

import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How much of a processor the checks take on forms as large as a form may be: the ledger is locked meanwhile.
 * {@code mvn -pl query -am test -Dtest=ChecksBenchmark -Dsurefire.failIfNoSpecifiedTests=false}
 */
class ChecksBenchmark {
    private static final String[] UNITS = {"家", "人", "次", "万元", "%"};

    private final Random random = new Random(7);

    @Test
    void largestForms() {
        var start = text(400);
        took("a form of 20 rows", form(20, "", 60, 200, 0));
        took("the same again", form(20, "", 60, 200, 0));
        took("300 rows", form(300, "", 200, 500, 0));
        took("300 rows of 5000 characters", form(300, "", 5000, 5000, 5000));
        took("300 rows, half alike", form(300, start, 200, 600, 0));
        var beside = form(40, "", 200, 1000, 0);
        IntStream.range(0, 200).forEach(any -> beside.beside(form(40, "", 100, 1000, 0)));
        took("40 rows beside 200 forms", beside);
        took("5000 digits", form(1, "1".repeat(5000), 20, 0, 0));
    }

    private static void took(String what, AForm form) {
        var threads = ManagementFactory.getThreadMXBean();
        var from = threads.getCurrentThreadCpuTime();
        var found = Checks.of(form.subject()).findings().size();
        var ms = (threads.getCurrentThreadCpuTime() - from) / 1_000_000;
        System.out.println(what + ": " + ms + " ms, " + found + " findings");
    }

    private AForm form(int rows, String start, int target, int actual, int reason) {
        var form = AForm.of("unit" + rows);
        for (var row = 0; row < rows; row++) {
            form.row(
                    "output",
                    "quantity",
                    "名" + row,
                    "内容" + row,
                    text(target),
                    start + text(actual),
                    "0.3",
                    "0.2",
                    reason == 0 ? "因雨" + row : text(reason));
        }
        return form;
    }

    /** Words of two characters, with a mark after some and a figure after others. */
    private String text(int length) {
        return IntStream.range(0, length / 2)
                .mapToObj(any -> {
                    var word = random.nextInt(900);
                    var mark = random.nextInt(12) == 0 ? "，" : "";
                    var figure = random.nextInt(50) == 0
                            ? random.nextInt(10, 900) + UNITS[random.nextInt(UNITS.length)]
                            : "";
                    return Character.toString(0x4e00 + word)
                            + Character.toString(0x5200 + word * 7 % 900)
                            + figure
                            + mark;
                })
                .collect(Collectors.joining());
    }
}

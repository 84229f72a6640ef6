package jiheng.ui.importing.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import jiheng.ui.importing.WorkbookRefused;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Files that are no such text are refused in words, soon, and never otherwise. */
class TextRefusedTest {
    @Test
    void nothing_and_too_much() {
        refused("empty-file", new byte[0]);
        refused("too-large", new byte[10 << 20]);
        refused("too-many-lines", "a\n".repeat(Lines.MOST_LINES + 1).getBytes(StandardCharsets.UTF_8));
        refused("too-many-columns", "a\t".repeat(Lines.MOST_CELLS + 1).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_is_no_text() {
        var noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        refused("not-text", noise);
        refused("not-text", new byte[100]);
        refused("not-text", "正文\0".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void another_document() {
        refused("not-the-official-layout", "关于印发办法的通知\n\n各单位：\n现将办法印发。\n".getBytes(StandardCharsets.UTF_8));
        refused("not-the-official-layout", "{\"a\": [1, 2]}".getBytes(StandardCharsets.UTF_8));
        refused(
                "not-the-official-layout",
                new Published(1).text().replace("部门整体自评表", "项目支出绩效自评表").getBytes(StandardCharsets.UTF_8));
        refused(
                "not-the-official-layout",
                new Published(1).text().replace('\t', ' ').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_huge_line_and_a_huge_cell_end_soon() {
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            refused("not-the-official-layout", "长".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
            refused("not-the-official-layout", ("长 ".repeat(500_000) + "\t").getBytes(StandardCharsets.UTF_8));
            refused("not-the-official-layout", "<p>".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void a_text_that_is_too_long_for_a_cell_is_refused_alone() {
        var form = new Published(2);
        var read = OfficialText.read(
                "a.txt", form.text().replace(form.goals, "长".repeat(40_000)).getBytes(StandardCharsets.UTF_8));

        assertThat(read.rows()).hasSameSizeAs(form.indicators);
        assertThat(read.notices()).anyMatch(one -> one.code().equals("too-long"));
    }

    /** A form cut off or spoilt anywhere is read, or refused in words. */
    @Test
    void a_spoilt_form_never_fails_otherwise() {
        var random = new Random(4);
        var read = IntStream.range(0, 600)
                .mapToLong(turn -> {
                    var text = new StringBuilder(new Published(turn % 20).text());
                    for (int i = 0; i < 1 + turn % 7; i++) {
                        var at = random.nextInt(text.length());
                        switch (random.nextInt(5)) {
                            case 0 -> text.setLength(at + 1);
                            case 1 -> text.insert(at, "\t\t");
                            case 2 -> text.insert(at, "\n");
                            case 3 -> text.deleteCharAt(at);
                            default -> text.setCharAt(at, "\n\t<>p质标0".charAt(random.nextInt(8)));
                        }
                    }
                    return isRead(text.toString()) ? 1 : 0;
                })
                .sum();

        assertThat(read).isBetween(200L, 599L);
    }

    private static boolean isRead(String text) {
        try {
            OfficialText.read("a.txt", text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (WorkbookRefused refused) {
            return false;
        }
    }

    private static void refused(String code, byte[] bytes) {
        assertThatExceptionOfType(WorkbookRefused.class)
                .isThrownBy(() -> OfficialText.read("a.txt", bytes))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.words().zh()).isNotBlank();
                    assertThat(refused.words().en()).isNotBlank();
                });
    }
}

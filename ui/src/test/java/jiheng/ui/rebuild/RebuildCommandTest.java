package jiheng.ui.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildCommandTest {
    @TempDir
    private Path data;

    private record Answer(int code, String text) {}

    @Test
    void itComparesNamesRepairsAndLeavesAStoreThatStarts() {
        try (var product = Product.withAdministrator(data)) {
            assertThat(command()).satisfies(answer -> {
                assertThat(answer.code).isEqualTo(RebuildCommand.FAILED);
                assertThat(answer.text).contains("另一个").hasLineCount(1);
            });
            assertThat(product.rebuild(false).same()).isTrue();
        }

        assertThat(command().code).isEqualTo(RebuildCommand.SAME);

        try (var product = Product.withAdministrator(data)) {
            product.jdbc().sql("update account set name = '某人'").update();
        }
        var found = command();
        assertThat(found.code).isEqualTo(RebuildCommand.DIFFERENT);
        assertThat(found.text).contains("姓名：现况为 某人，按变更记录应为 系统管理员");

        var repaired = command("--switch");
        assertThat(repaired.code).isEqualTo(RebuildCommand.DIFFERENT);
        assertThat(repaired.text).contains("已切换");
        assertThat(command().code).isEqualTo(RebuildCommand.SAME);

        try (var product = Product.withAdministrator(data)) {
            assertThat(product.jdbc()
                            .sql("select name from account")
                            .query(String.class)
                            .single())
                    .isEqualTo("系统管理员");
        }
    }

    @Test
    void whereNothingIsStoredItSaysSoInOneLine() {
        assertThat(command()).satisfies(answer -> {
            assertThat(answer.code).isEqualTo(RebuildCommand.FAILED);
            assertThat(answer.text).contains("这里还没有数据").hasLineCount(1);
        });
    }

    @Test
    void aWordItDoesNotKnowIsAnsweredWithItsUsage() {
        assertThat(command("switch").text).startsWith("用法");
    }

    private Answer command(String... arguments) {
        var out = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(RebuildCommand.NAME, "--jiheng.data=" + data));
        all.addAll(List.of(arguments));
        var code = RebuildCommand.run(all.toArray(String[]::new), new PrintStream(out, true, UTF_8));
        return new Answer(code, out.toString(UTF_8));
    }
}

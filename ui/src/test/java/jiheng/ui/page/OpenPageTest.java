package jiheng.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jiheng.ui.Product;
import org.junit.jupiter.api.Test;

class OpenPageTest {
    @Test
    void aProjectCodeThatMakesTheIdTooLongIsToldInWordsAndWhatWasTypedStays() {
        var preparer = new Person(Product.running(), "preparer");
        var code = "a".repeat(90);

        var answer = preparer.post(
                "/evaluations/new",
                Map.of(
                        "unit", "union",
                        "cycle", "2022",
                        "template", "project-standard:1",
                        "ruleSet", "national:1",
                        "projectCode", code,
                        "projectName", "读书室",
                        "stage", "TARGETS"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/evaluations/new");
        var page = preparer.get("/evaluations/new");
        assertThat(page.body()).contains("最长 100 个字符，现为 109 个", code, "读书室");
    }
}

package jiheng.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jiheng.ui.Product;
import jiheng.ui.api.ProjectForm;
import org.junit.jupiter.api.Test;

class ReturnedPageTest {
    private static final String ASKED = "请把经费来源写清楚";

    @Test
    void whoeverDecidesOnTheResubmissionReadsWhatWasAskedAndByWhom() {
        var product = Product.running();
        var form = ProjectForm.open(product, "asked-again").rows().targets();
        var page = "/evaluations/" + form.id();
        form.act("preparer", "submit", "");
        form.approvedBy("approver");
        form.act(
                "supervisor",
                "return",
                "{\"reason\": \"" + ASKED + "\", \"rows\": [{\"row\": \"goals\", \"reason\": \"对象不清\"}]}");
        form.fill("preparer", Map.of("narratives/goals/text", "面向一线职工和新业态劳动者"));
        form.act("preparer", "submit", "");

        assertThat(new Person(product, "supervisor").get(page).body()).contains(ASKED, "对象不清", "罗文博");
        // Whoever only waits is not told again to mend it.
        assertThat(new Person(product, "preparer").get(page).body()).doesNotContain(ASKED);

        form.approvedBy("supervisor");
        assertThat(new Person(product, "finance").get(page).body()).doesNotContain(ASKED);
    }
}

package jiheng.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jiheng.ui.journey.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each page as it comes, for those who see it and those who do not, on a desk and on a phone. */
class EveryPageTest extends PageJourney {
    private static final String DEPARTMENT = "/evaluations/evaluation-2022-centre-department";
    private static final Map<String, List<String>> PAGES = Map.of(
            "centre2",
            List.of(
                    "/",
                    "/evaluations",
                    "/evaluations?text=nothing-of-the-kind",
                    "/evaluations/new",
                    "/evaluations/import",
                    DEPARTMENT,
                    DEPARTMENT + "/versions/2",
                    DEPARTMENT + "/print",
                    "/nowhere"),
            "school",
            List.of(
                    "/evaluations/evaluation-2022-school-department",
                    "/evaluations/evaluation-2022-school-department/submit"),
            "supervisor",
            List.of("/", "/evaluations/evaluation-2022-women-department"),
            "auditor",
            List.of(
                    "/",
                    "/evidence",
                    DEPARTMENT + "/evidence",
                    DEPARTMENT + "/findings?ask=true",
                    "/findings",
                    "/rechecks",
                    "/patterns",
                    "/reads",
                    "/audit",
                    "/cycles/2022/export",
                    "/cycles/2022/bundles",
                    DEPARTMENT + "/proof?seq=5",
                    DEPARTMENT + "/receipts/5"));

    /** Of what passed, one node a rule: a sheet has thousands. */
    private static final AxeRunOptions VIOLATIONS_IN_FULL = new AxeRunOptions();

    static {
        VIOLATIONS_IN_FULL.setResultTypes(List.of("violations"));
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESK, Chromium.PHONE})
    void no_page_has_a_serious_finding_or_scrolls_sideways(int width) {
        look(open(visitor(width), "/login"), width, "login");
        PAGES.forEach((account, paths) -> {
            var page = person(account, width);
            for (var path : paths) {
                open(page, path);
                shoot(page, width, account + path);
                fits(page, width, account + path);
                openAll(page);
                look(page, width, account + path + "-open");
            }
        });
    }

    private static void openAll(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    }

    /** A class name of the library's may lie in wait for a line of the form and take it out of the table. */
    private static void linesUp(Page page, String name) {
        var strays = page.evaluate("""
                [...document.querySelectorAll('table[role=grid] tr')]
                  .filter((row) => getComputedStyle(row).display !== 'table-row').map((row) => row.className)
                """);
        assertThat((List<?>) strays).as(name).isEmpty();
    }

    private static void look(Page page, int width, String name) {
        shoot(page, width, name);
        if (width == Chromium.DESK) {
            linesUp(page, name);
        }
        var results = new AxeBuilder(page).options(VIOLATIONS_IN_FULL).analyze();
        assertThat(results.getPasses()).isNotEmpty();
        assertThat(results.getViolations().stream()
                        .filter(rule -> "serious".equals(rule.getImpact()) || "critical".equals(rule.getImpact()))
                        .map(rule -> rule.getId() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList()))
                .as(name + " at " + width)
                .isEmpty();
        fits(page, width, name);
    }

    private static void fits(Page page, int width, String name) {
        assertThat((Integer)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(name + " scrolls sideways at " + width)
                .isLessThanOrEqualTo(0);
    }

    /** To be looked at: {@code -Djiheng.shots=folder} keeps a picture of each page. */
    private static void shoot(Page page, int width, String name) {
        @Nullable String folder = System.getProperty("jiheng.shots");
        if (folder != null) {
            var file = name.replaceAll("[^a-z0-9-]+", "_") + "-" + width + ".png";
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(Path.of(folder, file)).setFullPage(true));
        }
    }
}

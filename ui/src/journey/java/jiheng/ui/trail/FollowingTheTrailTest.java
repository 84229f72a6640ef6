package jiheng.ui.trail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import jiheng.ui.journey.Chromium;
import jiheng.ui.journey.Running;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The auditor before the settled form of the demo; what the pages show is held against what programs are told. */
class FollowingTheTrailTest {
    private static final String FORM = "/evaluations/evaluation-2022-centre-department";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static @Nullable Page auditor;
    private static final List<String> COMPLAINTS = new ArrayList<>();

    private final Running product = Running.application();

    @BeforeAll
    static void signIn() {
        auditor = page(Chromium.DESK);
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(auditor).context().close();
        assertThat(COMPLAINTS).isEmpty();
    }

    private static Page page(int width) {
        var page = Chromium.page(width);
        page.onPageError(COMPLAINTS::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                COMPLAINTS.add(message.text());
            }
        });
        return Running.application().signIn(page, "auditor");
    }

    private Page open(String path) {
        var page = Objects.requireNonNull(auditor);
        page.navigate(product.address(path));
        return page;
    }

    private JsonNode told(String path) {
        return JSON.readTree(product.get("auditor", "/api/v1" + path));
    }

    @Test
    void the_history_is_narrowed_by_person_and_row_and_exported_as_programs_are_told_it() throws IOException {
        var page = open(FORM + "/history");
        assertThat(page.locator(".found")).containsText(told(FORM + "/history").size() + " 条记录");

        page.locator("select[name=person]").selectOption("account-centre2");
        page.locator("select[name=row]").selectOption("indicator-13");
        page.locator("form.trail-narrow button").click();

        assertThat(page).hasURL(Pattern.compile("person=account-centre2.*row=indicator-13"));
        var expected = told(FORM + "/history?person=account-centre2&row=indicator-13");
        assertThat(expected.size()).isBetween(1, 10);
        assertThat(page.locator(".found")).containsText(expected.size() + " 条记录");
        assertThat(page.locator(".timeline")).containsText("韩子墨");
        assertThat(page.locator(".timeline")).not().containsText("宋知夏");
        assertThat(exported(page)).isEqualTo(records(expected));

        page = open(FORM + "/history");
        assertThat(exported(page)).isEqualTo(records(told(FORM + "/history"))).hasSizeGreaterThan(200);
    }

    private static List<List<String>> exported(Page page) throws IOException {
        var download = page.waitForDownload(
                () -> page.locator(".found a[href*='.csv']").click());
        var text = Files.readString(download.path());
        assertThat(text).startsWith("\uFEFF步骤,时间,姓名,账号");
        return Spreadsheet.records(text).stream()
                .skip(1)
                .map(record -> List.of(
                        record.get(0),
                        record.get(2),
                        record.get(3),
                        record.get(8),
                        record.get(13),
                        record.get(10),
                        record.get(11),
                        record.get(12)))
                .toList();
    }

    private static List<List<String>> records(JsonNode acts) {
        var records = new ArrayList<List<String>>();
        for (var act : acts) {
            var changes = act.get("changes");
            for (int i = 0; i < Math.max(1, changes.size()); i++) {
                var change = changes.isEmpty() ? null : changes.get(i);
                records.add(List.of(
                        act.get("sequence").asString(),
                        act.get("actor").get("name").asString(),
                        act.get("actor").get("account").asString(),
                        act.get("summary").asString(),
                        change == null ? "" : change.get("field").asString(),
                        change == null ? "" : guarded(change.get("from").asString()),
                        change == null ? "" : guarded(change.get("to").asString()),
                        act.get("reason").isNull() ? "" : act.get("reason").asString()));
            }
        }
        return records;
    }

    private static String guarded(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r\\n].*") ? "'" + text : text;
    }

    @Test
    void nothing_found_says_so_and_a_wrong_date_is_named() {
        var page = open(FORM + "/history?text=不曾写过的话");
        assertThat(page.locator(".nothing")).containsText("没有符合条件的记录");
        page.locator(".nothing a").click();
        assertThat(page.locator(".trail-act").first()).isVisible();

        assertThat(open(FORM + "/history?from=31.2.").locator(".wrong")).containsText("31.2.");
    }

    @Test
    void the_replay_steps_by_keyboard_and_shows_the_totals_programs_are_told_for_the_same_step() {
        var last = told(FORM).get("sequence").asLong();
        var page = open(FORM + "/replay?seq=" + (last - 12));
        page.locator("main").focus();
        for (var step = last - 11; step <= last; step++) {
            page.keyboard().press("ArrowRight");
            shows(page, step, last);
        }
        page.keyboard().press("ArrowLeft");
        shows(page, last - 1, last);
        page.keyboard().press("Home");
        assertThat(page.locator(".replay-banner")).containsText("第 0 / " + last + " 步 · 只读");
        var act = page.locator(".replay-acts a").nth(30);
        act.click();
        shows(page, Long.parseLong(act.getAttribute("data-to")), last);
        assertThat(page.locator(".replay-acts a[aria-current]")).hasCount(1);
    }

    @Test
    void every_sign_over_the_slider_is_explained_by_its_shape() {
        var decided = Pattern.compile("\"act\":\"(submitted|returned|step-approved|settled)\"");
        var page = open(FORM + "/replay");

        assertThat(page.locator(".replay-legend path[d^='M']")).hasCount(4);
        assertThat(page.locator(".signs path[d^='M']"))
                .hasCount((int) decided.matcher(product.get("auditor", "/api/v1" + FORM + "/history"))
                        .results()
                        .count());
    }

    private void shows(Page page, long step, long last) {
        assertThat(page.locator(".replay-banner")).containsText("第 " + step + " / " + last + " 步");
        assertThat(page).hasURL(Pattern.compile("seq=" + step + "$"));
        assertThat(page.locator("input[type=range]")).hasValue("" + step);
        var then = told(FORM + "?asOf=" + step);
        var total = then.get("total").isNull()
                ? "—"
                : then.get("total").decimalValue().setScale(2).toPlainString();
        assertThat(page.locator("[data-then=total]")).hasText(total);
        if (!then.get("total").isNull()) {
            assertThat(page.locator(".still [data-figure='total/self'] .v")).hasText(total);
        }
        assertThat(page.locator("[data-then=version]"))
                .hasText(
                        then.get("version").asInt() == 0
                                ? "—"
                                : "第 " + then.get("version").asInt() + " 版");
    }

    @Test
    void space_plays_and_stops_at_the_end() {
        var last = told(FORM).get("sequence").asLong();
        var page = open(FORM + "/replay?seq=" + (last - 3));
        page.locator("[data-speed] select").selectOption("250");
        page.locator("main").focus();

        page.keyboard().press(" ");

        assertThat(page.locator(".replay-banner")).containsText("第 " + last + " / " + last + " 步");
        assertThat(page.locator("[data-play-words]")).hasText("播放");
    }

    @Test
    void a_step_marks_what_it_changed_and_a_moment_finds_its_step() {
        var returned =
                told(FORM + "/history?person=account-centre2&row=indicator-13").get(0);
        var page = open(FORM + "/replay?seq=" + returned.get("sequence").asString());

        var cell = page.locator("td[data-cell='indicators/indicator-13/score']");
        assertThat(cell).hasClass(Pattern.compile("mark-changed"));
        assertThat(cell.locator(".was")).hasText("2.00");
        assertThat(page.locator("td[class*=mark-]")).hasCount(1);

        open(FORM + "/replay?at=" + returned.get("at").asString());
        assertThat(page.locator(".replay-banner")).containsText("只读");
        var shown = Long.parseLong(page.locator("#replay-step").getAttribute("data-seq"));
        assertThat(told(FORM + "?asOf=" + returned.get("at").asString())
                        .get("sequence")
                        .asLong())
                .isEqualTo(shown);
    }

    @Test
    void without_scripts_the_replay_is_a_form_with_links() {
        var context = Objects.requireNonNull(auditor)
                .context()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setStorageState(auditor.context().storageState()));
        try (var page = context.newPage()) {
            page.navigate(product.address(FORM + "/replay?seq=100"));
            page.locator("[data-go=next]").click();
            assertThat(page.locator(".replay-banner")).containsText("第 101 /");
            page.locator("[data-submit]").click();
            assertThat(page.locator(".replay-banner")).containsText("第 101 /");
        } finally {
            context.close();
        }
    }

    @Test
    void the_first_version_beside_the_third_shows_the_figures_that_were_sent_back() {
        var page = open(FORM + "/compare?from=v1&to=v3");
        var differences = told(FORM + "/compare?from=v1&to=v3").get("differences");

        assertThat(page.locator(".difference")).hasCount(differences.size());
        for (var difference : differences) {
            var row = page.locator("[data-field='" + difference.get("field").asString() + "']");
            assertThat(row.locator(".before del"))
                    .hasText(difference.get("from").asString());
            assertThat(row.locator(".after ins")).hasText(difference.get("to").asString());
        }
        assertThat(page.locator(".difference", new Page.LocatorOptions().setHasText("曾被退回")))
                .hasCount(3);

        page.locator(".trail-narrow-acts a").click();
        assertThat(page.locator(".note")).isVisible();
        assertThat(open(FORM + "/compare?from=settled&to=current").locator(".equal"))
                .isVisible();
    }

    @ParameterizedTest
    @CsvSource({
        "/history",
        "/replay?seq=227",
        "/compare?from=v1&to=v3",
        "/compare?from=v1&to=v3&view=sheets",
        "/history/229",
        "/history/0",
        "/rows/indicator-13/history"
    })
    void nothing_can_be_edited_nothing_is_too_wide_and_axe_finds_nothing_serious(String path) {
        sound(open(FORM + path), Chromium.DESK);
        var phone = page(Chromium.PHONE);
        try {
            phone.navigate(product.address(FORM + path));
            sound(phone, Chromium.PHONE);
        } finally {
            phone.context().close();
        }
    }

    @Test
    void the_history_across_forms_leads_to_each_form() {
        var page = open("/history?person=women");
        sound(page, Chromium.DESK);
        assertThat(page.locator(".timeline")).containsText("临江区妇女联合会");
        assertThat(page.locator(".timeline")).not().containsText("宋知夏");
    }

    private static void sound(Page page, int width) {
        assertThat(page.locator("main form[method=post], main [data-act=undo], main [contenteditable], td.editable"))
                .hasCount(0);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(page.locator("body")).not().containsText("??");
        var results = new AxeBuilder(page).analyze();
        assertThat(results.getPasses()).isNotEmpty();
        assertThat(results.getViolations().stream()
                        .filter(rule -> "serious".equals(rule.getImpact()) || "critical".equals(rule.getImpact()))
                        .map(rule -> rule.getId() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList()))
                .isEmpty();
    }
}

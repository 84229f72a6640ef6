package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jiheng.query.audit.verify.Verify;
import jiheng.ui.audit.Signing;
import jiheng.ui.journey.Chromium;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProvingTest extends PageJourney {
    private static final String FORM = "/evaluations/evaluation-2022-centre-department";

    @TempDir
    private Path folder;

    @Test
    void an_auditor_sees_the_proof_verifies_takes_the_bundle_away_and_checks_the_whole_log() throws Exception {
        var auditor = open(person("auditor"), FORM);
        assertThat(auditor.locator("#proof")).containsText("检查点");
        button(auditor, "核验").click();
        assertThat(auditor.locator("#proof .proof-verdict")).containsText("证明成立");
        assertThat(auditor.locator("#proof")).containsText("无见证人联署");
        auditor.locator("#proof summary").click();
        assertThat(auditor.locator("#proof .proof-result ul")).containsText("审定：94.53 分");
        sound(auditor, "proof");

        var download = auditor.waitForDownload(
                () -> auditor.locator("#proof a[data-download]").click());
        var told = verified(download.path());
        Assertions.assertThat(told).contains("自评总分 94.53", "证明成立");

        open(auditor, FORM + "/proof");
        sound(auditor, "proof-page");
        open(auditor, "/audit");
        button(auditor, "全库核验").click();
        assertThat(auditor.locator("#standing .proof-verdict"))
                .containsText("全部一致", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        sound(auditor, "audit");

        var phone = open(person("auditor", Chromium.PHONE), "/audit");
        sound(phone, "audit-phone");
        open(phone, FORM + "/proof");
        sound(phone, "proof-page-phone");

        var preparer = open(person("centre"), "/audit");
        assertThat(preparer.locator("#standing")).hasCount(0);
        assertThat(preparer.locator(".top-nav a").filter(new Locator.FilterOptions().setHasText("存证日志")))
                .hasCount(0);
    }

    @Test
    void the_bundles_of_a_unit_and_of_a_year_are_fetched_where_the_year_is_exported() throws Exception {
        var auditor = open(person("auditor"), "/evaluations");
        auditor.locator(".page-acts a")
                .filter(new Locator.FilterOptions().setHasText("整个年度导出"))
                .click();
        var section = auditor.locator("#bundle");
        section.locator("select[name=unit]").selectOption(new SelectOption().setLabel("临江区职工服务中心"));
        section.locator("input[name=documents]").uncheck();
        var unit = verified(download(auditor, section));
        section.locator("select[name=unit]").selectOption("");
        var year = verified(download(auditor, section));

        Assertions.assertThat(unit)
                .contains("evaluation-2022-centre-department")
                .doesNotContain("evaluation-2022-women-department");
        Assertions.assertThat(year)
                .contains("evaluation-2022-centre-department", "evaluation-2022-women-department", "证明成立");

        var women = open(person("women"), "/cycles/2022/export");
        assertThat(women.locator("#bundle option")).hasCount(2);
        open(women, "/cycles/2022/bundle?unit=centre");
        assertThat(women.locator("main")).containsText("权限");
    }

    @Test
    void whoever_is_no_longer_signed_in_is_told_so_and_goes_on_after_signing_in_elsewhere() {
        var auditor = open(person("auditor"), FORM);
        assertThat(auditor.locator("#proof")).containsText("检查点");
        auditor.context().clearCookies();
        button(auditor, "核验").click();
        var told = auditor.locator("#request-told");
        assertThat(told).containsText("登录已失效");
        assertThat(told.locator("a")).hasAttribute("href", "/login");
        assertThat(auditor.locator("#proof .proof-verdict")).hasCount(0);
        sound(auditor, "signed-out");

        product.signIn(auditor.context().newPage(), "auditor");
        auditor.evaluate("dispatchEvent(new Event('focus'))");
        assertThat(told).hasCount(0);
        button(auditor, "核验").click();
        assertThat(auditor.locator("#proof .proof-verdict")).containsText("证明成立");

        auditor.context().setOffline(true);
        button(auditor, "核验").click();
        assertThat(told).containsText("连不上系统");
        auditor.context().setOffline(false);
        button(auditor, "核验").click();
        assertThat(told).hasCount(0);
    }

    @Test
    void the_foot_of_a_form_follows_what_is_saved_until_it_is_signed() {
        var preparer = open(person("preparer"), "/evaluations/" + freshForm("footed"));
        var head = preparer.locator("#proof .proof-line p > span").first();
        assertThat(preparer.locator("#proof")).containsText("全部变更已签入检查点");
        var before = head.textContent();
        type(preparer, "indicators/indicator-1/name", "改过的指标");
        saved(preparer);
        assertThat(head).not().hasText(before);
        assertThat(preparer.locator("#proof")).containsText("全部变更已签入检查点");
        assertThat(head).not().hasText(before);
    }

    /** Rows as of a large region, with no events behind them: what the list tells is read from the forms alone. */
    @Test
    void a_year_that_one_bundle_cannot_hold_is_offered_in_parts() {
        var jdbc = product.bean(JdbcClient.class);
        jdbc.sql("insert into evaluation (id, sequence, unit, unit_name, cycle, year, kind, stage, state, version,"
                        + " changed_at, body) select replace(id, '-2022-', '-2022-x-'), 8000, unit, unit_name, cycle, year,"
                        + " kind, stage, state, version, changed_at, body from evaluation"
                        + " where id in ('evaluation-2022-women-department', 'evaluation-2022-union-project-skills',"
                        + " 'evaluation-2022-archives-department')")
                .update();
        try {
            var auditor = open(person("auditor"), "/cycles/2022/export");
            button(auditor, "下载审计包").click();
            assertThat(auditor.locator("h1")).containsText("2022 年度的审计包");
            assertThat(auditor.locator("#parts tbody tr")).hasCount(3);
            var last = auditor.locator("#parts tbody tr").last();
            assertThat(last)
                    .containsText("临江区妇女联合会", new LocatorAssertions.ContainsTextOptions().setUseInnerText(true));
            assertThat(last).containsText("8,001");
            assertThat(last.locator("a[data-download]"))
                    .hasAttribute(
                            "href",
                            Pattern.compile("/cycles/2022/bundle\\?from=evaluation-2022-x-women-department&head=[0-9]+"
                                    + "&documents=true&files=false"));
            sound(auditor, "parts");
            sound(open(person("auditor", Chromium.PHONE), "/cycles/2022/bundles"), "parts-phone");
        } finally {
            jdbc.sql("delete from evaluation where id like 'evaluation-2022-x-%'")
                    .update();
        }
    }

    @Test
    void the_parts_of_a_year_are_those_that_the_reader_may_read() {
        var auditor = open(person("auditor"), "/cycles/2022/bundles?unit=women");
        assertThat(auditor.locator("#parts tbody tr")).hasCount(1);
        var one = auditor.waitForDownload(
                () -> auditor.locator("#parts a[data-download]").click());
        Assertions.assertThat(one.suggestedFilename()).isEqualTo("cycle-2022-unit-women-audit.zip");

        var women = open(person("women"), "/cycles/2022/bundles");
        assertThat(women.locator("#parts tbody tr")).containsText(new String[] {"临江区妇女联合会"});
        assertThat(women.locator("#parts tbody tr")).not().containsText(new String[] {"职工服务中心"});
    }

    private static Path download(Page page, Locator section) {
        return page.waitForDownload(() -> section.locator("button[type=submit]").click())
                .path();
    }

    /** The stand-alone verifier, with the keys that the test has from the signer itself. */
    private String verified(Path bundle) throws Exception {
        var keys = product.bean(Signing.class).keys().stream()
                .map(key -> key + "\n")
                .collect(Collectors.joining());
        var trusted = Files.writeString(folder.resolve("keys.txt"), keys);
        var out = new ByteArrayOutputStream();
        var code = Verify.run(
                List.of("--key", trusted.toString(), bundle.toString()),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        Assertions.assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** To be looked at: {@code -Djiheng.shots=folder} keeps a picture. */
    private static void sound(Page page, String name) {
        var folder = System.getProperty("jiheng.shots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
        Assertions.assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().get(0).getHtml())
                                .toList())
                .as(name)
                .isEmpty();
        Assertions.assertThat((Integer)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(name + " scrolls sideways")
                .isLessThanOrEqualTo(0);
    }
}

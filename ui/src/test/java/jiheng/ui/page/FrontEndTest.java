package jiheng.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontEndTest {
    /** What Chromium 109 does not know: :has, container queries, mixed colours, and rules within rules. */
    private static final Pattern TOO_NEW = Pattern.compile(
            ":has\\(|@container|color-mix|oklch|light-dark\\(|^\\s+&|@layer|@property", Pattern.MULTILINE);

    /** What the content security policy refuses in a page. */
    private static final Pattern INLINE = Pattern.compile(
            "\\bth:style=|\\sstyle=|\\son[a-z]+=|hx-on|<style|<script(?![^>]*\\bsrc=)", Pattern.CASE_INSENSITIVE);

    @Test
    void our_style_sheet_keeps_to_the_oldest_browser_served() throws IOException {
        assertThat(read("/static/app/app.css")).contains(".sheet-table").doesNotContainPattern(TOO_NEW);
        assertThat(read("/static/app/pages.css")).contains(".steps").doesNotContainPattern(TOO_NEW);
        assertThat(TOO_NEW.matcher("a:has(b) {}").find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/templates/layout.html",
                "/templates/sheet.html",
                "/templates/login.html",
                "/templates/home.html",
                "/templates/forms.html",
                "/templates/form-new.html",
                "/templates/form-import.html",
                "/templates/form-parts.html",
                "/templates/form.html",
                "/templates/form-submit.html",
                "/templates/form-version.html",
                "/templates/form-print.html",
                "/templates/evidence/form.html",
                "/templates/evidence/parts.html",
                "/templates/evidence/shared.html",
                "/templates/error.html"
            })
    void templates_hold_no_inline_style_or_script(String template) throws IOException {
        assertThat(read(template)).contains("xmlns:th").doesNotContainPattern(INLINE);
        assertThat(INLINE.matcher("<p style='color: red'>").find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/app/app.js",
                "/static/app/grid.js",
                "/static/app/saving.js",
                "/static/app/clipboard.js",
                "/static/app/form.js",
                "/static/app/evidence.js",
                "/static/app/import.js"
            })
    void scripts_neither_evaluate_text_nor_build_markup_from_it(String script) throws IOException {
        assertThat(read(script))
                .hasSizeGreaterThan(300)
                .doesNotContainPattern("\\beval\\(|new Function|innerHTML =|setAttribute\\('style'");
    }

    @Test
    void every_icon_in_the_style_sheet_is_shipped() throws IOException {
        var icons = Pattern.compile("\\.\\./(lib/icons/[a-z-]+\\.svg)")
                .matcher(read("/static/app/app.css"))
                .results()
                .map(match -> "/static/" + match.group(1))
                .toList();

        assertThat(icons).hasSizeGreaterThan(10);
        assertThat(icons)
                .allSatisfy(icon ->
                        assertThat(getClass().getResource(icon)).as(icon).isNotNull());
    }

    @Test
    void the_libraries_are_where_the_layout_looks_for_them() throws IOException {
        assertThat(read("/static/lib/tabler/tabler.min.css")).contains("Tabler");
        assertThat(read("/static/lib/htmx/htmx.min.js")).contains("htmx");
    }

    private static String read(String name) throws IOException {
        try (var in = Objects.requireNonNull(FrontEndTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

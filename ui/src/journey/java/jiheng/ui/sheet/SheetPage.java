package jiheng.ui.sheet;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sheet as a person handles it. */
final class SheetPage {
    final Page page;
    /** What the browser complained about: refused by the policy, or thrown by a script. */
    final List<String> complaints = new ArrayList<>();

    SheetPage(Page page, String address) {
        this.page = page;
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address);
        page.locator("table[role=grid]").waitFor();
        page.waitForLoadState();
    }

    static String of(int indicator, String field) {
        return "indicators/indicator-" + indicator + "/" + field;
    }

    Locator cell(String path) {
        return page.locator("td[data-cell='" + path + "']");
    }

    Locator value(String path) {
        return cell(path).locator(".v");
    }

    Locator figure(String key) {
        return page.locator("table [data-figure='" + key + "'] .v");
    }

    Locator status() {
        return page.locator("[data-status]");
    }

    Locator banner() {
        return page.locator("[data-banner]");
    }

    SheetPage select(String path) {
        cell(path).click();
        return this;
    }

    SheetPage type(String text) {
        page.keyboard().type(text);
        return this;
    }

    SheetPage press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** The address of the cell that has the focus. */
    String current() {
        return (String) page.evaluate("document.activeElement.closest('td')?.dataset.cell ?? ''");
    }

    String typed() {
        return (String) page.evaluate("document.activeElement.value ?? ''");
    }

    void paste(String html, String text) {
        page.evaluate("""
                ({html, text}) => {
                  const data = new DataTransfer();
                  if (html) data.setData('text/html', html);
                  data.setData('text/plain', text);
                  document.activeElement.dispatchEvent(
                    new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
                }
                """, Map.of("html", html, "text", text));
    }
}

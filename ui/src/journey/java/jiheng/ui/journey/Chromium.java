package jiheng.ui.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own Chromium, driven by Playwright, which downloads nothing: one in a JVM, since its start takes longer than
 * most visits.
 */
public final class Chromium {
    public static final int DESK = 1440;
    public static final int PHONE = 390;

    /** On a busy machine what is awaited comes late; what never comes fails all the same. */
    private static final double PATIENCE = 20_000;

    private static @Nullable Chromium one;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    private Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            browser.close();
            playwright.close();
        }));
    }

    /** A page of somebody who has not been here before; its context is for whoever asked to close. */
    public static synchronized Page page(int width) {
        var running = one == null ? new Chromium() : one;
        one = running;
        return running.browser
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setHasTouch(width == PHONE)
                        .setLocale("zh-CN"))
                .newPage();
    }
}

package jiheng.ui.sheet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jiheng.ui.journey.Chromium;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ConfigurableApplicationContext;

/** A desk with a fresh form and a browser before it, for each test. */
abstract class SheetJourney {
    private static @Nullable ConfigurableApplicationContext application;

    private final List<SheetPage> pages = new ArrayList<>();
    protected DeskForm form = new DeskForm();

    @BeforeAll
    static void start() {
        application = Desk.application().run();
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(application).close();
    }

    @BeforeEach
    void fresh() {
        form = desk().reset();
    }

    /** Whatever a test is about, no script may fail and nothing may go against the policy. */
    @AfterEach
    void noComplaints() {
        for (var sheet : pages) {
            sheet.page.context().close();
            Assertions.assertThat(sheet.complaints).isEmpty();
        }
    }

    static Desk desk() {
        return Objects.requireNonNull(application).getBean(Desk.class);
    }

    SheetPage open() {
        return open(newPage(Chromium.DESK), "fill");
    }

    Page newPage(int width) {
        return Chromium.page(width);
    }

    SheetPage open(Page page, String view) {
        var port = Objects.requireNonNull(application).getEnvironment().getRequiredProperty("local.server.port");
        var sheet = new SheetPage(page, "http://127.0.0.1:" + port + "/?view=" + view);
        pages.add(sheet);
        return sheet;
    }

    /** Waits until the page says that the server has everything. */
    static void saved(SheetPage sheet) {
        assertThat(sheet.status()).hasAttribute("data-state", "saved");
    }
}

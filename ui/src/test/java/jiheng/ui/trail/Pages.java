package jiheng.ui.trail;

import java.nio.charset.StandardCharsets;
import jiheng.ui.acts.Wording;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of pages, set up as the product sets them up. */
final class Pages {
    private Pages() {}

    static Wording wording() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean("messageSource", MessageSource.class, Pages::messages);
            context.register(Wording.class);
            context.refresh();
            return context.getBean(Wording.class);
        }
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                "messages", "messages-organisation", "messages-refusal", "messages-trail", "messages-evidence");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}

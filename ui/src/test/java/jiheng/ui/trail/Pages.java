package jiheng.ui.trail;

import jiheng.ui.Messages;
import jiheng.ui.acts.Wording;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The words of pages, set up as the product sets them up. */
final class Pages {
    private Pages() {}

    static Wording wording() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean("messageSource", MessageSource.class, Messages::source);
            context.register(Wording.class);
            context.refresh();
            return context.getBean(Wording.class);
        }
    }
}

package jiheng.ui;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of the product, in the very bundles that it is set up with. */
public final class Messages {
    private Messages() {}

    public static List<String> bundles() {
        return List.of(read("application.properties")
                .getProperty("spring.messages.basename")
                .split(","));
    }

    public static ResourceBundleMessageSource source() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(bundles().toArray(String[]::new));
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** @param language empty for Chinese, {@code _en} for English */
    public static Properties of(String bundle, String language) {
        return read(bundle + language + ".properties");
    }

    private static Properties read(String name) {
        var all = new Properties();
        try (var in = Objects.requireNonNull(Messages.class.getResourceAsStream("/" + name), name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            all.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }
}

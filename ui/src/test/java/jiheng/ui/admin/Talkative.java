package jiheng.ui.admin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What the product, its security and its pages say at their most talkative, from when it is asked until it is read. */
final class Talkative {
    private static final List<String> LOUD = List.of("jiheng", "org.springframework.security");

    private static final String WEB = "org.springframework.web";

    private final Logger root = logger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    private Talkative() {
        heard.start();
        root.addAppender(heard);
        LOUD.forEach(name -> logger(name).setLevel(Level.TRACE));
        logger(WEB).setLevel(Level.DEBUG);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    static Talkative from() {
        return new Talkative();
    }

    String told() {
        LOUD.forEach(name -> logger(name).setLevel(null));
        logger(WEB).setLevel(null);
        root.detachAppender(heard);
        return heard.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
    }
}

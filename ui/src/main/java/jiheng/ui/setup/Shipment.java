package jiheng.ui.setup;

import java.util.stream.Stream;
import jiheng.command.definition.Definitions;
import jiheng.command.definition.ShipDefinition;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Templates;
import jiheng.events.definition.Body;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before anything is opened: publishes the templates and rule sets that come with the product and are not in the store
 * yet. One that is there and says something else stops the start: a published version never changes.
 */
@Component
class Shipment implements SmartLifecycle {
    private final Script script;
    private final Definitions definitions;
    private volatile boolean running;

    Shipment(Script script, Definitions definitions) {
        this.script = script;
        this.definitions = definitions;
    }

    @Override
    public void start() {
        // Rule sets first: a template names one.
        Stream.concat(
                        RuleSets.shipped().all().stream().map(Body.OfRules::new),
                        Templates.shipped().all().map(Body.OfTemplate::new))
                .forEach(this::ship);
        running = true;
    }

    private void ship(Body body) {
        var there = definitions.published(body.definition(), body.version());
        if (there.isEmpty()) {
            script.system(new ShipDefinition(body.definition(), body));
        } else if (!there.get().equals(body)) {
            throw new IllegalStateException(body.definition() + " version " + body.version()
                    + " is published and differs from the one in this program");
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the handlers are ready, before the first start lays anything out. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 256;
    }
}

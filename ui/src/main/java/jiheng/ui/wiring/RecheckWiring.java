package jiheng.ui.wiring;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import jiheng.command.recheck.Populations;
import jiheng.command.recheck.Seeds;
import jiheng.command.recheck.SettledForms;
import jiheng.events.recheck.Member;
import jiheng.query.evaluation.Evaluations;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a draw and a re-check are decided by. */
@Configuration(proxyBeanMethods = false)
class RecheckWiring {
    private static final int SEED_BYTES = 16;

    /** The read side is projected in the act's own transaction, so this is what the events say. */
    @Bean
    Populations populations(Evaluations evaluations) {
        return cycle -> {
            var members = new ArrayList<Member>();
            evaluations.each(new Evaluations.Filter(null, cycle, null, null, null), form -> {
                var settlement = form.settlement();
                if (form.settled() && settlement != null) {
                    members.add(new Member(
                            form.id(), form.unit(), form.unitName(), settlement.version(), settlement.digest()));
                }
            });
            return members;
        };
    }

    @Bean
    Seeds seeds() {
        var random = new SecureRandom();
        return () -> {
            var bytes = new byte[SEED_BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }

    @Bean
    SettledForms settledForms(EventStore events) {
        return new SettledForms(form -> events.readEvents(form).asStream());
    }
}

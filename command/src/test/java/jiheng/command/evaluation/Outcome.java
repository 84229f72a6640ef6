package jiheng.command.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.FormScored;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.core.IsAnything;

/** What became of one command. The fixture has already compared the aggregate with one rebuilt from its events. */
final class Outcome {
    private final AForm before;
    private final ResultValidator<Evaluation> result;

    Outcome(AForm before, ResultValidator<Evaluation> result) {
        this.before = before;
        this.result = result;
    }

    /** The form with what the command told, which must not have been refused. */
    AForm accepted() {
        var told = new ArrayList<EventMessage<?>>();
        result.expectSuccessfulHandlerExecution().expectEventsMatching(new Taken(told));
        return before.after(told);
    }

    /** Accepted, with exactly these events. */
    AForm tells(EvaluationEvent... events) {
        result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
        return accepted();
    }

    /** Accepted, with exactly these events beside what the rules made of the form. */
    AForm tellsBesideScores(EvaluationEvent... events) {
        var after = accepted();
        assertThat(after.toldSince(before).stream().filter(event -> !(event instanceof FormScored)))
                .containsExactly(events);
        return after;
    }

    /** Accepted, without a single event. */
    AForm tellsNothing() {
        return tells();
    }

    /** Refused, and nothing told. */
    Refusal refused(CommandRefused.Kind kind, String code) {
        var caught = new ArrayList<CommandRefused>();
        result.expectException(refusal(kind, code, caught)).expectNoEvents();
        return new Refusal(caught.get(0));
    }

    private static Matcher<Throwable> refusal(CommandRefused.Kind kind, String code, List<CommandRefused> caught) {
        return new CustomTypeSafeMatcher<>(kind + " " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof CommandRefused refused
                        && caught.add(refused)
                        && refused.kind() == kind
                        && refused.code().equals(code);
            }
        };
    }

    /** Looks into a refusal. */
    record Refusal(CommandRefused refused) {
        Refusal with(String argument, String value) {
            assertThat(refused.arguments()).containsEntry(argument, value);
            return this;
        }

        Refusal at(String field, String code) {
            return at(field, code, Map.of());
        }

        Refusal at(String field, String code, Map<String, String> arguments) {
            assertThat(refused.details()).anySatisfy(detail -> {
                assertThat(detail.field()).isEqualTo(field);
                assertThat(detail.code()).isEqualTo(code);
                assertThat(detail.arguments()).containsAllEntriesOf(arguments);
            });
            return this;
        }

        Refusal onlyAt(String field, String code, Map<String, String> arguments) {
            assertThat(refused.details()).hasSize(1);
            return at(field, code, arguments);
        }
    }

    /** Accepts any events and keeps them. */
    private static final class Taken extends IsAnything<List<EventMessage<?>>> {
        private final List<EventMessage<?>> into;

        Taken(List<EventMessage<?>> into) {
            this.into = into;
        }

        @Override
        public boolean matches(Object events) {
            for (var event : (List<?>) events) {
                into.add((EventMessage<?>) event);
            }
            return true;
        }

        @Override
        public void describeTo(Description description) {
            description.appendText("any events");
        }
    }
}

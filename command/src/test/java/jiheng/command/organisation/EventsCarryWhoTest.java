package jiheng.command.organisation;

import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.SCHOOL;
import static jiheng.command.organisation.Region.as;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.predicate;

import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;

class EventsCarryWhoTest {
    private final Region region = new Region();

    @Test
    void anEventSaysWhoActedInWhichRoleAndFromWhere() {
        var expected = Map.of(
                "account", "account-admin",
                "name", "管理员甲",
                "role", "ADMINISTRATOR",
                "unit", "unit-bureau",
                "unitName", "财政局",
                "session", "session-1",
                "address", "192.0.2.7",
                "request", "request-1",
                "act", "act-1",
                "application", "1.0.0");

        region.fixture(Unit.class)
                .given(region.stream(SCHOOL))
                .when(new RenameUnit(SCHOOL, "实验中学"), as(ADMIN).asMetaData())
                .expectEventsMatching(exactSequenceOf(predicate((EventMessage<?> event) ->
                        event.getMetaData().entrySet().containsAll(expected.entrySet()))));
    }
}

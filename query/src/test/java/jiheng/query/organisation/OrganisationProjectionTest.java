package jiheng.query.organisation;

import static jiheng.query.organisation.OrganisationStory.ADMIN;
import static jiheng.query.organisation.OrganisationStory.SCHOOL;
import static jiheng.query.organisation.OrganisationStory.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jiheng.events.audit.LogKeyEvent;
import jiheng.events.cycle.CycleEvent;
import jiheng.events.organisation.AccountEvent;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountRenamed;
import jiheng.events.organisation.RoleRevoked;
import jiheng.events.organisation.UnitEvent;
import jiheng.events.organisation.UnitRenamed;
import jiheng.events.store.StoredNames;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganisationProjectionTest {
    private static final Map<String, String> BY_ADMIN = Map.of("account", ADMIN.value(), "name", "管理员甲");
    private static final AccountId NOBODY = AccountId.of("nobody");

    private static OrganisationTables tables;

    @BeforeAll
    static void start() {
        tables = new OrganisationTables();
    }

    @AfterAll
    static void stop() throws Exception {
        tables.close();
    }

    @BeforeEach
    void clear() {
        tables.clear();
    }

    @Test
    void theStoryHoldsEveryEventAndEachIsHandled() {
        var story = OrganisationStory.whole();

        assertThat(families()).hasSize(17);
        assertThat(story.stream().<Class<?>>map(EventMessage::getPayloadType)).containsAll(families());
        assertThat(story).allMatch(tables::handles);
    }

    @Test
    void everyEventDeliveredTwiceGivesTheSameTables() throws Exception {
        for (var message : OrganisationStory.whole()) {
            tables.deliver(message);
        }
        var once = tables.rows();
        tables.clear();

        for (var message : OrganisationStory.whole()) {
            tables.deliver(message);
            tables.deliver(message);
        }

        assertThat(once).allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
        assertThat(tables.rows()).isEqualTo(once);
    }

    @Test
    void theWholeStoryDeliveredAgainChangesNothing() throws Exception {
        for (var message : OrganisationStory.whole()) {
            tables.deliver(message);
        }
        var once = tables.rows();

        for (var message : OrganisationStory.whole()) {
            tables.deliver(message);
        }

        assertThat(tables.rows()).isEqualTo(once);
    }

    @Test
    void theSequenceIsWhatKeepsARedeliveredEventOut() throws Exception {
        // The control: with the guard's memory turned back, an old event does come through.
        for (var message : OrganisationStory.whole()) {
            tables.deliver(message);
        }
        tables.jdbc()
                .sql("update unit set sequence = 0 where unit = ?")
                .param(SCHOOL.value())
                .update();
        tables.jdbc()
                .sql("delete from organisation_act where stream = ?")
                .param(SCHOOL.value())
                .update();

        tables.deliver(
                OrganisationStory.message(SCHOOL.value(), 1, new UnitRenamed(SCHOOL, "实验中学", "旧名"), BY_ADMIN, START));

        assertThat(new Organisation(tables.jdbc()).unit(SCHOOL))
                .hasValueSatisfying(unit -> assertThat(unit.name()).isEqualTo("旧名"));
    }

    @Test
    void anEventForARowThatIsNotThereIsAnError() {
        var orphan =
                OrganisationStory.message(NOBODY.value(), 1, new AccountRenamed(NOBODY, "甲", "乙"), BY_ADMIN, START);

        assertThatThrownBy(() -> tables.deliver(orphan))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(NOBODY.value());
    }

    @Test
    void aRowThatSomeoneDeletedIsAnError() throws Exception {
        for (var message : OrganisationStory.whole()) {
            tables.deliver(message);
        }
        tables.jdbc().sql("delete from role_grant").update();
        var revoked = OrganisationStory.whole().stream()
                .filter(message -> message.getPayload() instanceof RoleRevoked)
                .findFirst()
                .orElseThrow();
        tables.jdbc()
                .sql("update account set sequence = ? where account = ?")
                .params(revoked.getSequenceNumber() - 1, revoked.getAggregateIdentifier())
                .update();

        assertThatThrownBy(() -> tables.deliver(revoked))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one row was to change, not 0");
    }

    @Test
    void anEventThatComesBeforeItsTurnIsAnError() throws Exception {
        for (var message : OrganisationStory.whole()) {
            tables.deliver(message);
        }
        var early =
                OrganisationStory.message(SCHOOL.value(), 3, new UnitRenamed(SCHOOL, "实验中学", "附属中学"), BY_ADMIN, START);

        assertThatThrownBy(() -> tables.deliver(early))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("event 3 of unit-school came, but the last known is 1");
    }

    @Test
    void anEventThatDoesNotSayWhoActedIsAnError() throws Exception {
        for (var message : OrganisationStory.whole()) {
            tables.deliver(message);
        }
        var anonymous =
                OrganisationStory.message(SCHOOL.value(), 2, new UnitRenamed(SCHOOL, "实验中学", "附属中学"), Map.of(), START);

        assertThatThrownBy(() -> tables.deliver(anonymous))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an event does not say who acted");
    }

    private static List<Class<?>> families() {
        return StoredNames.classes().stream()
                .filter(type -> Stream.of(UnitEvent.class, AccountEvent.class, CycleEvent.class, LogKeyEvent.class)
                        .anyMatch(family -> family.isAssignableFrom(type)))
                .toList();
    }
}

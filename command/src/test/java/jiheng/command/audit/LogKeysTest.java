package jiheng.command.audit;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import java.util.List;
import jiheng.command.Actor;
import jiheng.command.organisation.Region;
import jiheng.events.audit.KeyIntroduced;
import jiheng.events.audit.KeyKind;
import jiheng.events.audit.KeyRetired;
import jiheng.events.audit.LogId;
import jiheng.events.audit.LogKey;
import jiheng.events.audit.Occasion;
import jiheng.events.organisation.AccountId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of a log from the first to a retired one, and who may do what to them. */
class LogKeysTest {
    private static final LogId LOG = LogId.LEDGER;

    private final AggregateTestFixture<Log> fixture = new Region().fixture(Log.class);

    @BeforeEach
    void prepare() {
        fixture.registerInjectableResource((NextKeys) () -> List.of(key(KeyKind.ED25519, 2), key(KeyKind.SM2, 2)));
    }

    @Test
    void theSystemIntroducesTheFirstKeys() {
        fixture.givenNoPriorActivity()
                .when(
                        new IntroduceKeys(LOG, List.of(key(KeyKind.ED25519, 1)), List.of(key(KeyKind.SM2, 1))),
                        as(Actor.SYSTEM).asMetaData())
                .expectEvents(
                        new KeyIntroduced(LOG, key(KeyKind.ED25519, 1), Occasion.FOUND, ""),
                        new KeyIntroduced(LOG, key(KeyKind.SM2, 1), Occasion.FIRST, ""));
    }

    @Test
    void aLogBeginsOnce() {
        fixture.given(first(KeyKind.ED25519))
                .when(
                        new IntroduceKeys(LOG, List.of(), List.of(key(KeyKind.ED25519, 2))),
                        as(Actor.SYSTEM).asMetaData())
                .expectException(refusal(RULE, "log-keys-known"));
    }

    @Test
    void anAdministratorReplacesTheKeysOfBothKinds() {
        fixture.given(first(KeyKind.ED25519), first(KeyKind.SM2))
                .when(new RotateKeys(LOG, " 每年更换 "), as(ADMIN).asMetaData())
                .expectEvents(rotated(KeyKind.ED25519), rotated(KeyKind.SM2));
    }

    @Test
    void aReplacedKeyIsRetired() {
        fixture.given(first(KeyKind.ED25519), rotated(KeyKind.ED25519))
                .when(new RetireKey(LOG, KeyKind.ED25519, 1, "机器报废"), as(ADMIN).asMetaData())
                .expectEvents(new KeyRetired(LOG, key(KeyKind.ED25519, 1), "机器报废"));
    }

    @Test
    void theKeyThatSignsIsReplacedFirst() {
        fixture.given(first(KeyKind.ED25519), rotated(KeyKind.ED25519))
                .when(new RetireKey(LOG, KeyKind.ED25519, 2, "泄露"), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "log-key-signs"));
    }

    @Test
    void aKeyIsRetiredOnce() {
        fixture.given(first(KeyKind.SM2), rotated(KeyKind.SM2), new KeyRetired(LOG, key(KeyKind.SM2, 1), "机器报废"))
                .when(new RetireKey(LOG, KeyKind.SM2, 1, "机器报废"), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "log-key-retired"));
    }

    @Test
    void aKeyThatWasNeverThereIsNotRetired() {
        fixture.given(first(KeyKind.SM2))
                .when(new RetireKey(LOG, KeyKind.ED25519, 1, "机器报废"), as(ADMIN).asMetaData())
                .expectException(refusal(ABSENT, "log-key-unknown"));
    }

    @Test
    void aReasonIsGiven() {
        fixture.given(first(KeyKind.SM2))
                .when(new RotateKeys(LOG, " "), as(ADMIN).asMetaData())
                .expectException(malformed("reason-blank", "reason"));
        fixture.given(first(KeyKind.SM2), rotated(KeyKind.SM2))
                .when(new RetireKey(LOG, KeyKind.SM2, 1, ""), as(ADMIN).asMetaData())
                .expectException(malformed("reason-blank", "reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "preparer", "system"})
    void nobodyElseReplacesOrRetiresAKey(String by) {
        var actor = as(AccountId.of(by)).asMetaData();
        fixture.given(first(KeyKind.SM2))
                .when(new RotateKeys(LOG, "更换"), actor)
                .expectException(refusal(FORBIDDEN, "role-missing"));
        fixture.given(first(KeyKind.SM2), rotated(KeyKind.SM2))
                .when(new RetireKey(LOG, KeyKind.SM2, 1, "更换"), actor)
                .expectException(refusal(FORBIDDEN, "role-missing"));
    }

    private static KeyIntroduced first(KeyKind kind) {
        return new KeyIntroduced(LOG, key(kind, 1), Occasion.FIRST, "");
    }

    private static KeyIntroduced rotated(KeyKind kind) {
        return new KeyIntroduced(LOG, key(kind, 2), Occasion.ROTATED, "每年更换");
    }

    private static LogKey key(KeyKind kind, int number) {
        return new LogKey(kind, number, "log.example", "log.example+0000000" + number + "+AQ==");
    }
}

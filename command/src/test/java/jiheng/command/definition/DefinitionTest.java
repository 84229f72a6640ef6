package jiheng.command.definition;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.BUREAU;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import java.util.List;
import java.util.Map;
import jiheng.command.Actor;
import jiheng.command.organisation.Region;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Templates;
import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionDeclined;
import jiheng.events.definition.DefinitionDiscarded;
import jiheng.events.definition.DefinitionDrafted;
import jiheng.events.definition.DefinitionEvent;
import jiheng.events.definition.DefinitionId;
import jiheng.events.definition.DefinitionProposed;
import jiheng.events.definition.DefinitionPublished;
import jiheng.events.definition.DefinitionRetired;
import jiheng.events.definition.DefinitionRevised;
import jiheng.events.definition.DefinitionShipped;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.template.Template;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template from its first draft to its retirement, and every way that is barred. */
class DefinitionTest {
    private static final DefinitionId ID = DefinitionId.of(DefinitionId.Kind.TEMPLATE, "county");
    private static final AccountId OTHER = AccountId.of("finance-other");

    private final AggregateTestFixture<Definition> fixture = new Region()
            .add(new AccountOpened(OTHER, "财政己", BUREAU))
            .add(new RoleGranted(OTHER, Role.FINANCE_REVIEWER, BUREAU))
            .fixture(Definition.class);

    @BeforeEach
    void rules() {
        fixture.registerInjectableResource(RuleSets.shipped());
    }

    @Test
    void theBureauDraftsAndAnotherPublishesWhatItSaw() {
        fixture.givenNoPriorActivity()
                .when(new DraftDefinition(ID, body(1)), as(FINANCE).asMetaData())
                .expectEvents(new DefinitionDrafted(ID, 1, body(1)));
        fixture.given(drafted(1), proposed(1))
                .when(new PublishDefinition(ID, 1, "同意发布"), as(OTHER).asMetaData())
                .expectEvents(new DefinitionPublished(ID, 1, body(1), "同意发布"));
    }

    @Test
    void whoHadAHandInADraftDoesNotReviewIt() {
        fixture.given(drafted(1), proposed(1))
                .when(new PublishDefinition(ID, 1, "同意"), as(FINANCE).asMetaData())
                .expectException(refusal(FORBIDDEN, "own-draft"));
        fixture.given(drafted(1), by(OTHER, new DefinitionRevised(ID, 1, body(1))), proposed(1))
                .when(new DeclineDefinition(ID, "不妥"), as(OTHER).asMetaData())
                .expectException(refusal(FORBIDDEN, "own-draft"));
    }

    @Test
    void aDraftUnderReviewIsNotChangedAndOneSentBackIs() {
        fixture.given(drafted(1), proposed(1))
                .when(new ReviseDefinition(ID, 1, body(1)), as(FINANCE).asMetaData())
                .expectException(refusal(RULE, "draft-under-review"));
        fixture.given(drafted(1), proposed(1))
                .when(new DeclineDefinition(ID, "权重请再核"), as(OTHER).asMetaData())
                .expectEvents(new DefinitionDeclined(ID, 1, "权重请再核"));
        var wider = titled(1, "县级项目表");
        fixture.given(drafted(1), proposed(1), by(OTHER, new DefinitionDeclined(ID, 1, "改")))
                .when(new ReviseDefinition(ID, 2, wider), as(FINANCE).asMetaData())
                .expectEvents(new DefinitionRevised(ID, 1, wider));
    }

    @Test
    void whatWasNotSeenIsNeitherChangedNorPublished() {
        fixture.given(drafted(1))
                .when(new ReviseDefinition(ID, 7, body(1)), as(FINANCE).asMetaData())
                .expectException(refusal(STALE, "definition-changed"));
        fixture.given(drafted(1), proposed(1))
                .when(new PublishDefinition(ID, 0, "同意"), as(OTHER).asMetaData())
                .expectException(refusal(STALE, "definition-changed"));
    }

    @Test
    void thereIsOneDraftAtATimeAndItsNumberIsTheNext() {
        fixture.given(drafted(1))
                .when(new DraftDefinition(ID, body(2)), as(OTHER).asMetaData())
                .expectException(refusal(RULE, "draft-exists"));
        fixture.given(new DefinitionShipped(ID, 1, body(1)))
                .when(new DraftDefinition(ID, body(3)), as(FINANCE).asMetaData())
                .expectException(malformed("wrong-version", "version"));
        fixture.given(drafted(1), by(FINANCE, new DefinitionDiscarded(ID, 1, "暂缓")))
                .when(new DraftDefinition(ID, body(2)), as(FINANCE).asMetaData())
                .expectEvents(new DefinitionDrafted(ID, 2, body(2)));
    }

    @Test
    void aTemplateThatCannotWorkIsNotEvenADraft() {
        var sound = template(1);
        var unscored = new Body.OfTemplate(new Template(
                sound.version(), sound.kind(), new RuleSetVersion("nowhere", 1), sound.layout(), sound.route()));
        fixture.givenNoPriorActivity()
                .when(new DraftDefinition(ID, unscored), as(FINANCE).asMetaData())
                .expectException(malformed("template-unsound", "ruleSet"));
        var unrouted = new Body.OfTemplate(
                new Template(sound.version(), sound.kind(), sound.ruleSet(), sound.layout(), List.of()));
        fixture.givenNoPriorActivity()
                .when(new DraftDefinition(ID, unrouted), as(FINANCE).asMetaData())
                .expectException(malformed("template-unsound", "route"));
    }

    @Test
    void aPublishedVersionIsRetiredOnceAndAnUnpublishedOneNever() {
        fixture.given(new DefinitionShipped(ID, 1, body(1)))
                .when(new RetireDefinition(ID, 1, "改用新版"), as(FINANCE).asMetaData())
                .expectEvents(new DefinitionRetired(ID, 1, "改用新版"));
        fixture.given(new DefinitionShipped(ID, 1, body(1)), new DefinitionRetired(ID, 1, "改用新版"))
                .when(new RetireDefinition(ID, 1, "改用新版"), as(FINANCE).asMetaData())
                .expectException(refusal(RULE, "already-retired"));
        fixture.given(drafted(1))
                .when(new RetireDefinition(ID, 1, "改用新版"), as(FINANCE).asMetaData())
                .expectException(refusal(ABSENT, "no-such-version"));
    }

    @Test
    void theSystemShipsAVersionOnceAndNeverAnother() {
        fixture.givenNoPriorActivity()
                .when(new ShipDefinition(ID, body(1)), as(Actor.SYSTEM).asMetaData())
                .expectEvents(new DefinitionShipped(ID, 1, body(1)));
        fixture.given(new DefinitionShipped(ID, 1, body(1)))
                .when(new ShipDefinition(ID, body(1)), as(Actor.SYSTEM).asMetaData())
                .expectNoEvents();
        fixture.given(new DefinitionShipped(ID, 1, body(1)))
                .when(
                        new ShipDefinition(ID, titled(1, "另一张表")),
                        as(Actor.SYSTEM).asMetaData())
                .expectException(refusal(RULE, "definition-frozen"));
        fixture.givenNoPriorActivity()
                .when(new ShipDefinition(ID, body(1)), as(ADMIN).asMetaData())
                .expectException(refusal(FORBIDDEN, "role-missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "admin", "system"})
    void nobodyOutsideTheBureauDrafts(String by) {
        fixture.givenNoPriorActivity()
                .when(new DraftDefinition(ID, body(1)), as(AccountId.of(by)).asMetaData())
                .expectException(refusal(FORBIDDEN, "role-missing"));
    }

    @Test
    void withoutADraftThereIsNothingToPropose() {
        fixture.given(new DefinitionShipped(ID, 1, body(1)))
                .when(new ProposeDefinition(ID, 0, "请复核"), as(FINANCE).asMetaData())
                .expectException(refusal(RULE, "no-draft"));
        fixture.given(drafted(1))
                .when(new PublishDefinition(ID, 0, "同意"), as(OTHER).asMetaData())
                .expectException(refusal(RULE, "draft-not-proposed"));
        fixture.given(drafted(1))
                .when(new ProposeDefinition(ID, 0, "请复核"), as(PREPARER).asMetaData())
                .expectException(refusal(FORBIDDEN, "role-missing"));
    }

    private static GenericEventMessage<DefinitionEvent> drafted(int version) {
        return by(FINANCE, new DefinitionDrafted(ID, version, body(version)));
    }

    private static GenericEventMessage<DefinitionEvent> proposed(int version) {
        return by(FINANCE, new DefinitionProposed(ID, version, "请复核"));
    }

    private static GenericEventMessage<DefinitionEvent> by(AccountId account, DefinitionEvent event) {
        return new GenericEventMessage<>(event, Map.of("account", account.value()));
    }

    private static Template template(int version) {
        var shipped = Templates.shipped()
                .find(new TemplateVersion("project-standard", 1))
                .orElseThrow();
        return new Template(
                new TemplateVersion("county", version),
                shipped.kind(),
                shipped.ruleSet(),
                shipped.layout(),
                shipped.route());
    }

    private static Body body(int version) {
        return new Body.OfTemplate(template(version));
    }

    private static Body titled(int version, String title) {
        var plain = template(version);
        var layout = plain.layout();
        return new Body.OfTemplate(new Template(
                plain.version(),
                plain.kind(),
                plain.ruleSet(),
                new Layout(
                        new Words(title, "Another"),
                        layout.header(),
                        layout.funds(),
                        layout.narratives(),
                        layout.targets(),
                        layout.branches(),
                        layout.columns(),
                        layout.signoff(),
                        layout.checks(),
                        layout.paper()),
                plain.route()));
    }
}

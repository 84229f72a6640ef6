package jiheng.command.organisation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.BUREAU;
import static jiheng.command.organisation.Region.EDUCATION;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.SCHOOL;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import jiheng.command.Actor;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.events.organisation.UnitRegistered;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterUnitTest {
    private static final UnitId NEW = UnitId.of("museum");

    private final AggregateTestFixture<Unit> fixture = new Region().fixture(Unit.class);

    @Test
    void anAdministratorRegistersAUnitBelowTheBureau() {
        fixture.givenNoPriorActivity()
                .when(
                        new RegisterUnit(NEW, " 博物馆　", UnitKind.BUDGET_UNIT, BUREAU),
                        as(ADMIN).asMetaData())
                .expectSuccessfulHandlerExecution()
                .expectEvents(new UnitRegistered(NEW, "博物馆", UnitKind.BUDGET_UNIT, BUREAU));
    }

    @Test
    void theSystemAccountRegistersTheBureauItself() {
        fixture.givenNoPriorActivity()
                .when(
                        new RegisterUnit(NEW, "市财政局", UnitKind.FINANCE_BUREAU, null),
                        as(Actor.SYSTEM).asMetaData())
                .expectEvents(new UnitRegistered(NEW, "市财政局", UnitKind.FINANCE_BUREAU, null));
    }

    @Test
    void noAdministratorRegistersAnotherBureau() {
        fixture.givenNoPriorActivity()
                .when(
                        new RegisterUnit(NEW, "市财政局", UnitKind.FINANCE_BUREAU, null),
                        as(ADMIN).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"))
                .expectNoEvents();
    }

    @Test
    void aFinanceReviewerRegistersNothing() {
        fixture.givenNoPriorActivity()
                .when(
                        new RegisterUnit(NEW, "博物馆", UnitKind.BUDGET_UNIT, BUREAU),
                        as(FINANCE).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }

    @Test
    void aUnitIsRegisteredOnce() {
        fixture.given(new UnitRegistered(SCHOOL, "第一中学", UnitKind.BUDGET_UNIT, EDUCATION))
                .when(
                        new RegisterUnit(SCHOOL, "第二中学", UnitKind.BUDGET_UNIT, BUREAU),
                        as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "unit-exists"));
    }

    @Test
    void theUnitOfTheSystemAccountIsNeverRegistered() {
        fixture.givenNoPriorActivity()
                .when(
                        new RegisterUnit(UnitId.of("system"), "系统", UnitKind.BUDGET_UNIT, BUREAU),
                        as(ADMIN).asMetaData())
                .expectException(malformed("unit-reserved", "unit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "museum-project", "project-office", "a-project-b"})
    void aKeyThatCouldBePartOfAnotherFormsIdIsRefused(String key) {
        fixture.givenNoPriorActivity()
                .when(
                        new RegisterUnit(UnitId.of(key), "博物馆", UnitKind.BUDGET_UNIT, BUREAU),
                        as(ADMIN).asMetaData())
                .expectException(malformed("unit-key-unfit", "unit"));
    }

    @Test
    void aKeyLeavesRoomForTheIdsOfForms() {
        fixture.givenNoPriorActivity()
                .when(
                        new RegisterUnit(UnitId.of("a".repeat(51)), "博物馆", UnitKind.BUDGET_UNIT, BUREAU),
                        as(ADMIN).asMetaData())
                .expectException(malformed("unit-key-unfit", "unit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"projects", "art-department", "aaaaaaaaaa-aaaaaaaaaa-aaaaaaaaaa-aaaaaaaaaa-aaaaaa"})
    void anyOtherKeyIsFine(String key) {
        var unit = UnitId.of(key);
        fixture.givenNoPriorActivity()
                .when(
                        new RegisterUnit(unit, "博物馆", UnitKind.BUDGET_UNIT, BUREAU),
                        as(ADMIN).asMetaData())
                .expectEvents(new UnitRegistered(unit, "博物馆", UnitKind.BUDGET_UNIT, BUREAU));
    }

    @Test
    void anUnknownParentIsNamed() {
        fixture.givenNoPriorActivity()
                .when(
                        new RegisterUnit(NEW, "博物馆", UnitKind.BUDGET_UNIT, UnitId.of("nowhere")),
                        as(Actor.SYSTEM).asMetaData())
                .expectException(malformed("unit-unknown", "parent"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPERVISING_DEPARTMENT", "BUDGET_UNIT"})
    void onlyABureauStandsAlone(UnitKind kind) {
        fixture.givenNoPriorActivity()
                .when(new RegisterUnit(NEW, "博物馆", kind, null), as(Actor.SYSTEM).asMetaData())
                .expectException(malformed("unit-needs-parent", "parent"));
    }

    @ParameterizedTest
    @CsvSource({
        "FINANCE_BUREAU, bureau",
        "SUPERVISING_DEPARTMENT, education",
        "SUPERVISING_DEPARTMENT, school",
        "BUDGET_UNIT, school"
    })
    void aUnitStandsBelowABodyOfTheRightKind(UnitKind kind, String parent) {
        fixture.givenNoPriorActivity()
                .when(
                        new RegisterUnit(NEW, "博物馆", kind, UnitId.of(parent)),
                        as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "unit-parent-unfit"));
    }

    @ParameterizedTest
    @CsvSource({"SUPERVISING_DEPARTMENT, bureau", "BUDGET_UNIT, bureau", "BUDGET_UNIT, education"})
    void theseBodiesAreOfTheRightKind(UnitKind kind, String parent) {
        fixture.givenNoPriorActivity()
                .when(
                        new RegisterUnit(NEW, "博物馆", kind, UnitId.of(parent)),
                        as(ADMIN).asMetaData())
                .expectEvents(new UnitRegistered(NEW, "博物馆", kind, UnitId.of(parent)));
    }

    @Test
    void aNameIsNotBlank() {
        fixture.givenNoPriorActivity()
                .when(
                        new RegisterUnit(NEW, " 　", UnitKind.BUDGET_UNIT, BUREAU),
                        as(ADMIN).asMetaData())
                .expectException(malformed("name-blank", "name"));
    }
}

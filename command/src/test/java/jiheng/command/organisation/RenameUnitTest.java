package jiheng.command.organisation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.organisation.Region.ADMIN;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.SCHOOL;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;

import jiheng.command.Actor;
import jiheng.events.organisation.UnitRenamed;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenameUnitTest {
    private final Region region = new Region();
    private final AggregateTestFixture<Unit> fixture = region.fixture(Unit.class);

    @Test
    void anAdministratorRenamesAUnit() {
        fixture.given(region.stream(SCHOOL))
                .when(new RenameUnit(SCHOOL, "实验中学"), as(ADMIN).asMetaData())
                .expectEvents(new UnitRenamed(SCHOOL, "第一中学", "实验中学"));
    }

    @Test
    void theSameNameIsNoNews() {
        fixture.given(region.stream(SCHOOL))
                .when(new RenameUnit(SCHOOL, "第一中学 "), as(ADMIN).asMetaData())
                .expectException(refusal(RULE, "name-unchanged"));
    }

    @Test
    void aNameHasAtMostAHundredCharacters() {
        fixture.given(region.stream(SCHOOL))
                .when(new RenameUnit(SCHOOL, "𠮷".repeat(101)), as(ADMIN).asMetaData())
                .expectException(malformed("name-too-long", "name"));
    }

    @Test
    void aHundredRareCharactersAreNotTooMany() {
        fixture.given(region.stream(SCHOOL))
                .when(new RenameUnit(SCHOOL, "𠮷".repeat(100)), as(ADMIN).asMetaData())
                .expectEvents(new UnitRenamed(SCHOOL, "第一中学", "𠮷".repeat(100)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"中\u0000学", "中\n学", "中\u202E学", "中\uD842学", "中\u2028学"})
    void aNameHidesNothing(String name) {
        fixture.given(region.stream(SCHOOL))
                .when(new RenameUnit(SCHOOL, name), as(ADMIN).asMetaData())
                .expectException(malformed("name-unprintable", "name"));
    }

    @Test
    void aPreparerRenamesNothing() {
        fixture.given(region.stream(SCHOOL))
                .when(new RenameUnit(SCHOOL, "实验中学"), as(PREPARER).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }

    @Test
    void theSystemAccountRenamesNothing() {
        fixture.given(region.stream(SCHOOL))
                .when(new RenameUnit(SCHOOL, "实验中学"), as(Actor.SYSTEM).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }
}

package jiheng.ui.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import jiheng.events.organisation.UnitId;
import org.junit.jupiter.api.Test;

class NarrowingTest {
    private static final Narrowing NONE = new Narrowing(null, null, null, null, null, null, null, null);

    @Test
    void a_day_is_meant_whole_and_in_china() {
        var filter = new Narrowing(null, "2026-03-01", "2026-03-02", null, null, null, null, null).within(Acts.FORM);

        assertThat(filter.from()).isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
        assertThat(filter.until()).isEqualTo(Instant.parse("2026-03-02T16:00:00Z"));
    }

    @Test
    void a_moment_may_be_given_with_its_offset_even_if_the_plus_sign_came_as_a_blank() {
        var moment = Instant.parse("2026-03-01T01:12:33Z");

        assertThat(Times.moment("2026-03-01T09:12:33+08:00")).contains(moment);
        assertThat(Times.moment("2026-03-01T09:12:33 08:00")).contains(moment);
        assertThat(Times.moment("2026-03-01 09:12:33")).contains(moment);
        assertThat(Times.moment("2026-03-01T09:12")).contains(Instant.parse("2026-03-01T01:12:00Z"));
        assertThat(Times.moment("2026-02-30T09:12")).isEmpty();
    }

    @Test
    void what_is_no_day_is_named_and_kept() {
        var narrowing = new Narrowing(null, "yesterday", "2026-02-30", null, null, null, null, null);

        assertThat(narrowing.malformed()).containsExactly("from", "until");
        assertThat(narrowing.from()).isEqualTo("yesterday");
        assertThat(NONE.malformed()).isEmpty();
    }

    @Test
    void a_last_day_before_the_first_is_told() {
        assertThat(between("2026-03-02", "2026-03-01").isReversed()).isTrue();
        assertThat(between("2026-03-01", "2026-03-01").isReversed()).isFalse();
        assertThat(between("yesterday", "2026-03-01").isReversed()).isFalse();
        assertThat(NONE.isReversed()).isFalse();
    }

    private static Narrowing between(String from, String until) {
        return new Narrowing(null, from, until, null, null, null, null, null);
    }

    @Test
    void the_address_holds_it_so_that_it_can_be_read_back() {
        var narrowing = new Narrowing(
                "李 & 陈", null, null, "cell-filled", "indicators/indicator-3/score", "50% {x}", "hide", null);

        assertThat(narrowing.query())
                .isEqualTo("?person=%E6%9D%8E%20%26%20%E9%99%88&act=cell-filled&row=indicators%2Findicator-3%2Fscore"
                        + "&text=50%25%20%7Bx%7D&scores=hide");
        assertThat(narrowing.page(2)).startsWith(narrowing.query()).endsWith("&page=2");
        assertThat(NONE.query()).isEmpty();
        assertThat(NONE.isEmpty()).isTrue();
    }

    @Test
    void a_unit_that_the_reader_may_not_see_finds_nothing() {
        var mine = List.of(new UnitId("unit-union"), new UnitId("unit-care"));
        var wanted = new Narrowing(null, null, null, null, null, null, null, "unit-school");

        assertThat(wanted.among(mine).units()).isEmpty();
        assertThat(new Narrowing(null, null, null, null, null, null, null, "unit-care")
                        .among(mine)
                        .units())
                .containsExactly(new UnitId("unit-care"));
        assertThat(NONE.among(mine).units()).hasSize(2);
    }
}

package jiheng.ui.trail;

import static jiheng.ui.trail.Acts.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import jiheng.events.evaluation.EvaluationId;
import jiheng.query.history.Entry;
import org.junit.jupiter.api.Test;

class ItemTest {
    @Test
    void the_events_of_one_act_become_one_item() {
        var items = Item.of(List.of(
                entry(3, "a", "cell-filled"),
                entry(4, "a", "cell-filled"),
                entry(5, "a", "scored"),
                entry(6, "b", "submitted")));

        assertThat(items)
                .extracting(item -> item.entries().stream().map(Entry::sequence).toList())
                .containsExactly(List.of(3L, 4L, 5L), List.of(6L));
    }

    @Test
    void the_same_key_of_another_form_or_person_is_another_act() {
        var other = new EvaluationId("evaluation-2022-care-department");

        assertThat(Item.of(List.of(
                        entry(3, "a", "cell-filled"),
                        entry(other, 3, "a", "account-preparer", "cell-filled"),
                        entry(other, 4, "a", "account-care", "cell-filled"))))
                .hasSize(3);
    }

    @Test
    void nothing_makes_no_items() {
        assertThat(Item.of(List.of())).isEmpty();
    }

    @Test
    void scores_are_told_only_where_there_is_nothing_else() {
        var filled = entry(3, "a", "cell-filled");
        var scored = entry(4, "a", "scored");

        assertThat(new Item(List.of(filled, scored)).told()).containsExactly(filled);
        assertThat(new Item(List.of(scored)).told()).containsExactly(scored);
    }

    @Test
    void a_headline_tells_one_thing_in_its_own_words_and_counts_many() {
        var telling = new Telling(Pages.wording());
        var one = new Item(List.of(entry(3, "a", "cell-filled"), entry(4, "a", "scored")));
        var many = new Item(List.of(
                entry(3, "a", "indicator-added"),
                entry(4, "a", "cell-filled"),
                entry(5, "a", "cell-filled"),
                entry(6, "a", "scored")));
        var mixed = new Item(List.of(entry(3, "a", "step-approved"), entry(4, "a", "baseline-locked")));

        var lapsing = new Item(List.of(
                entry(3, "a", "approval-lapsed"),
                entry(4, "a", "approval-lapsed"),
                entry(5, "a", "cell-corrected"),
                entry(6, "a", "scored")));

        assertThat(telling.headline(lapsing, Locale.SIMPLIFIED_CHINESE)).isEqualTo("更正了 1 个单元格，2 项审核失效");
        assertThat(telling.headline(one, Locale.SIMPLIFIED_CHINESE)).isEqualTo("第3件");
        assertThat(telling.headline(many, Locale.SIMPLIFIED_CHINESE)).isEqualTo("新增了 1 行，填写了 2 个单元格");
        assertThat(telling.headline(many, Locale.ENGLISH)).isEqualTo("added 1 rows; filled in 2 cells");
        assertThat(telling.headline(mixed, Locale.SIMPLIFIED_CHINESE)).isEqualTo("第3件，第4件");
    }

    @Test
    void every_kind_of_event_has_words_in_both_languages() {
        var telling = new Telling(Pages.wording());

        assertThat(Kinds.ALL).hasSizeGreaterThan(15).contains("cell-filled", "settled");
        assertThat(telling.kinds(Locale.SIMPLIFIED_CHINESE).values())
                .doesNotContainAnyElementsOf(telling.kinds(Locale.ENGLISH).values());
    }
}

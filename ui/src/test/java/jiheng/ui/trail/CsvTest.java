package jiheng.ui.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void plain_texts_stand_bare_and_a_record_ends_with_carriage_return_and_line_feed() {
        assertThat(Csv.record(List.of("17", "李晓晨", "", "94.53"))).isEqualTo("17,李晓晨,,94.53\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "say \"yes\"", "one\ntwo", "one\r\ntwo", "\"", ",", "x,\"y\"\n"})
    void texts_with_commas_quotes_and_line_ends_come_back_as_they_were(String text) {
        var record = Csv.record(List.of(text, "next"));

        assertThat(Spreadsheet.records(record)).containsExactly(List.of(text, "next"));
    }

    @Test
    void the_reader_of_these_tests_sees_what_goes_wrong_without_quoting() {
        assertThat(Spreadsheet.records("a,b,next\r\n")).isNotEqualTo(List.of(List.of("a,b", "next")));
        assertThat(Spreadsheet.records("\"x\",next\r\n")).isNotEqualTo(List.of(List.of("\"x\"", "next")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+86",
                "-3.5",
                "@sum",
                "\tx",
                "\rx",
                "\nx",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "=HYPERLINK(\"a\",\"b\")"
            })
    void what_a_spreadsheet_might_take_for_a_formula_gets_an_apostrophe(String text) {
        var read = Spreadsheet.records(Csv.record(List.of(text)));

        assertThat(read).containsExactly(List.of("'" + text));
    }

    @Test
    void a_sign_within_a_text_is_left_alone() {
        assertThat(Csv.cell("A = B − C + 1 @ 2")).isEqualTo("A = B − C + 1 @ 2");
        assertThat(Csv.cell("")).isEmpty();
    }
}

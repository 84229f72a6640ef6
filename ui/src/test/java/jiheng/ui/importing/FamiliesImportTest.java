package jiheng.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jiheng.command.evaluation.ImportForm;
import jiheng.command.template.Templates;
import org.junit.jupiter.api.Test;

class FamiliesImportTest {
    private final List<Notice> notices = new ArrayList<>();
    private String template = "";
    private List<String> rows = List.of();

    /** Each cell of the form, with what it was read as and where. */
    private Map<String, String> cells(byte[] workbook) {
        var read = OfficialWorkbook.read("a.xlsx", workbook, Families.shipped());
        var words = Objects.requireNonNull(read.sheet()).words();
        template = words.template().version().id();
        notices.addAll(read.notices());
        var mapping = new Mapping(words.layout(), read, notices);
        rows = mapping.rows().stream().map(FamiliesImportTest::row).toList();
        var cells = new TreeMap<String, String>();
        mapping.entries()
                .forEach(entry -> cells.put(
                        entry.cell().path(),
                        entry.text() + " @"
                                + Objects.requireNonNull(entry.origin()).cell()));
        return cells;
    }

    private static String row(ImportForm.Row row) {
        return row.branch() + "/" + row.child();
    }

    private List<String> told() {
        return notices.stream()
                .map(one -> one.kind() + " " + one.sheetCell() + " " + one.code())
                .toList();
    }

    @Test
    void every_shipped_family_is_read_from_a_plainly_typed_workbook() {
        var families = new ArrayList<String>();
        for (var workbook : List.of(
                SampleWorkbook.asPrinted(),
                Typed.standard(sheet -> {}),
                Typed.sichuan(sheet -> {}),
                Typed.process(sheet -> {}))) {
            assertThat(cells(workbook)).isNotEmpty();
            families.add(template);
        }

        assertThat(families)
                .containsExactlyInAnyOrderElementsOf(Templates.shipped()
                        .latest()
                        .map(one -> one.version().id())
                        .toList());
    }

    @Test
    void the_national_project_form_is_read_whole() {
        var cells = cells(Typed.standard(sheet -> {}));

        assertThat(template).isEqualTo("project-standard");
        assertThat(cells)
                .containsEntry("header/form/supervising", "云溪区文旅局 @B4")
                .containsEntry("header/form/implementer", "云溪区图书馆 @D4")
                .containsEntry("funds/fiscal/opening", "30 @D7")
                .containsEntry("funds/fiscal/budget", "35 @E7")
                .containsEntry("funds/carried/executed", "5 @F8")
                .containsEntry("funds/other/executed", "0 @F9")
                .containsEntry("funds/total/score", "9 @I6")
                .containsEntry("narratives/goals/text", "改造三个分馆。 @B11")
                .containsEntry("narratives/results/text", "三个分馆已开放。 @F11")
                .containsEntry("indicators/indicator-1/target", "≥3个 @E13")
                .containsEntry("indicators/indicator-2/explanation", "分馆开放推迟；提前安排工期 @I14")
                .containsEntry("indicators/indicator-3/target", "≥９０％ @E15")
                .containsEntry("signoff/form/preparer", "林知远 @A17")
                .containsEntry("signoff/form/phone", "0731-8800000 @A17")
                .containsEntry("signoff/form/date", "2023-02-10 @A17");
        assertThat(rows).containsExactly("output/quantity", "benefit/social", "satisfaction/served");
        assertThat(told())
                .containsExactly(
                        "GUESSED A17 label-and-value", "GUESSED A17 label-and-value", "GUESSED A17 label-and-value");
    }

    @Test
    void a_split_target_is_read_into_its_four_cells() {
        var cells = cells(Typed.sichuan(sheet -> {}));

        assertThat(template).isEqualTo("project-sichuan");
        assertThat(cells)
                .containsEntry("indicators/indicator-2/nature", "≤ @E14")
                .containsEntry("indicators/indicator-2/value", "１３．３ @F14")
                .containsEntry("indicators/indicator-2/unit", "万元 @G14")
                .containsEntry("indicators/indicator-2/reached", "13 @H14")
                .containsEntry("indicators/indicator-4/nature", "定性 @E16")
                .containsEntry("funds/special/budget", "0 @D7")
                .containsEntry("funds/own/executed", "5 @E8")
                .containsEntry("narratives/goals/text", "改造三个分馆。 @B11")
                .containsEntry("signoff/form/leader", "林知远 @B18")
                .containsEntry("signoff/form/accountant", "许可为 @D18");
        assertThat(rows).containsExactly("output/quantity", "cost/economic", "benefit/social", "satisfaction/served");
        assertThat(told()).isEmpty();
    }

    @Test
    void measures_are_read_as_they_were_typed() {
        var cells = cells(Typed.process(sheet -> {}));

        assertThat(template).isEqualTo("project-process");
        assertThat(cells)
                .containsEntry("header/form/started", "2021 @B5")
                .containsEntry("header/form/contact", "林知远 @D5")
                .containsEntry("funds/fiscal/adjustment", "5 @E8")
                .containsEntry("funds/fiscal/executed", "31 @G8")
                .containsEntry("narratives/overview/text", "三个乡镇分馆的改造。 @B10")
                .containsEntry("indicators/indicator-3/targets", "≥3个；≥500平方米 @E16")
                .containsEntry("indicators/indicator-3/actuals", "3个；520平方米 @F16")
                .containsEntry("indicators/indicator-4/explanation", "开放推迟 @J17")
                .containsEntry("signoff/form/reviewer", "许可为 @D19");
        assertThat(rows).containsExactly("decision/founding", "process/money", "output/quantity", "benefit/social");
        assertThat(told()).isEmpty();
    }

    @Test
    void a_project_names_itself_on_its_sheet() {
        var read = OfficialWorkbook.read("a.xlsx", Typed.process(sheet -> {}), Families.shipped());

        assertThat(read.projectName()).isEqualTo(new Found("乡镇分馆改造", "B3"));
        assertThat(read.projectCode()).isEqualTo(new Found("fg-22", "D3"));
    }
}

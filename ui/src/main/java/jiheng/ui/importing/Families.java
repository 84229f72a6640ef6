package jiheng.ui.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import jiheng.command.template.Templates;
import jiheng.events.template.Template;
import org.jspecify.annotations.Nullable;

/** The templates in whose words a sheet may be read, each with what was corrected for it. */
public final class Families {
    private final List<Vocabulary> all;

    private Families(List<Vocabulary> all) {
        this.all = all;
    }

    /** @param corrections what people said of a template's words, by its id */
    static Families of(List<Template> templates, Function<String, List<Correction>> corrections) {
        return new Families(templates.stream()
                .map(one -> new Vocabulary(one, corrections.apply(one.version().id())))
                .toList());
    }

    /** All that come with the product, without a correction. */
    public static Families shipped() {
        return of(Templates.shipped().all().toList(), id -> List.of());
    }

    /**
     * The sheet as the form that it looks most like, the older version of equals; null if it has the heads of none.
     *
     * @throws WorkbookRefused if it has them, but its title names another kind of form
     */
    @Nullable SheetForm in(Grid grid) {
        var found = new ArrayList<SheetForm>();
        for (var words : all) {
            var form = SheetForm.in(grid, words);
            if (form != null) {
                found.add(form);
            }
        }
        return found.stream()
                .max(Comparator.<SheetForm, Boolean>comparing(form -> !form.isAnotherForm())
                        .thenComparing(SheetForm::likeness)
                        .thenComparing(
                                form -> -form.words().template().version().version()))
                .map(form -> all.size() > 1 ? form.asGuess() : form)
                .orElse(null);
    }
}

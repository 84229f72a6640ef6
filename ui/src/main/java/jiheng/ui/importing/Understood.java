package jiheng.ui.importing;

import java.util.List;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.ImportForm;

/** What was found in a file, each at its place in the form. */
interface Understood {
    List<ImportForm.Row> rows();

    List<CellEntry> entries();
}

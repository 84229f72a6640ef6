package jiheng.ui.document;

import java.util.List;
import jiheng.query.evaluation.Form;
import jiheng.ui.sheet.Sheet;

/**
 * A form at one moment, ready to be written.
 *
 * @param form the form as it stood
 * @param sheet its official columns, in Chinese; every label is in words
 * @param heading what stands below the title, the year
 */
public record FormDocument(Form form, Sheet sheet, String heading, Paper paper, Stamp stamp) {
    public String title() {
        return sheet.title();
    }

    public String unit() {
        return form.unitName();
    }

    public int year() {
        return form.year();
    }

    /** Empty for a form that is about no project. */
    public String project() {
        var project = form.project();
        return project == null ? "" : project.name();
    }

    /** The approvals that stand, in the order of the route. */
    public List<Signature> signatures() {
        return Signature.of(form);
    }

    /** A name for the file, without its extension. */
    public String fileName() {
        var name = year() + "年 " + unit() + (project().isEmpty() ? "" : " " + project()) + " " + title() + " "
                + stamp.version().zh();
        return name.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", " ")
                .replaceAll(" +", " ")
                .strip();
    }
}

package jiheng.ui.audit;

import java.util.Collection;
import jiheng.query.evaluation.FormSizes.FormSize;

/**
 * What a bundle would hold.
 *
 * @param records events
 * @param stored bytes of these
 * @param versions that were submitted
 * @param bytes of files of evidence
 */
record Load(long forms, long records, long stored, long versions, long bytes) {
    static Load of(Collection<FormSize> forms) {
        return new Load(
                forms.size(),
                forms.stream().mapToLong(FormSize::records).sum(),
                forms.stream().mapToLong(FormSize::stored).sum(),
                forms.stream().mapToLong(FormSize::versions).sum(),
                forms.stream().mapToLong(FormSize::bytes).sum());
    }

    Load and(Load other) {
        return new Load(
                forms + other.forms,
                records + other.records,
                stored + other.stored,
                versions + other.versions,
                bytes + other.bytes);
    }
}

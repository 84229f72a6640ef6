/** Signed notes, checkpoints, cosignatures and proofs of inclusion in the text formats of C2SP. Pure; JDK only. */
@NullMarked
package jiheng.query.audit.note;

import org.jspecify.annotations.NullMarked;

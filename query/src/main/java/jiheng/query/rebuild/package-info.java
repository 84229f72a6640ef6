/** Folds every event anew beside the live tables, tells what differs, and puts the new tables in their place. */
@NullMarked
package jiheng.query.rebuild;

import org.jspecify.annotations.NullMarked;

/** Many files imported at once, each form on its own; what came of each is kept, and nothing is done twice. */
@NullMarked
package jiheng.ui.importing.batch;

import org.jspecify.annotations.NullMarked;

/** Many files handed in over HTTP, with sentences of our own. */
@NullMarked
package jiheng.ui.importing.batch;

import org.jspecify.annotations.NullMarked;

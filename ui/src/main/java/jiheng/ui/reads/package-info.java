/** What auditors and administrators read: recorded before it is shown, and who may look it up. */
@NullMarked
package jiheng.ui.reads;

import org.jspecify.annotations.NullMarked;

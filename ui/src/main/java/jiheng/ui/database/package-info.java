/** The database the application runs on: the embedded one by default, with its data folder, or a server named by the operator. */
@NullMarked
package jiheng.ui.database;

import org.jspecify.annotations.NullMarked;

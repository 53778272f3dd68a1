;;; What the tests ask Emacs, through emacsclient.  -*- lexical-binding: t -*-

(require 'json)
(require 'server)

(setq inhibit-startup-screen t
      make-backup-files nil
      auto-save-default nil
      server-socket-dir (expand-file-name "~")
      server-name "server")
(add-hook 'emacs-startup-hook #'server-start)

;; In place of a browser: what would be opened is noted.
(defvar report-test-opened "")
(setq browse-url-browser-function (lambda (address &rest _) (setq report-test-opened address)))

(defun report-test-answer (ask)
  "What ASK gives back in the report's buffer, as JSON."
  (with-current-buffer (find-buffer-visiting (getenv "REPORT"))
    (json-encode (funcall ask))))

(defun report-test-findings ()
  "What is marked and the message of each finding."
  (vconcat
   (mapcar
    (lambda (found)
      (vector (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found))
              (flymake-diagnostic-text found)))
    (and (bound-and-true-p flymake-mode) (flymake-diagnostics)))))

#!/bin/sh
touch '.'
exit 1

import django.core.validators
import django.db.models.deletion
import wellheard.foundation.organisations.models.scoped
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('casework', '0001_initial'),
        ('learning', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bulletin',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('bulletin', 'Learning bulletin'), ('lessons', 'Lessons learned')], max_length=20)),
                ('title', models.CharField(max_length=160)),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('text', models.TextField()),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('approved', 'Approved, to be sent'), ('sent', 'Sent')], default='draft', max_length=20)),
                ('editors', models.JSONField(default=list)),
                ('approved_on', models.DateField(blank=True, null=True)),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('edited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.service')),
            ],
            options={
                'ordering': ['-last_on', '-id'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='BulletinService',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('bulletin', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='service_links', to='culture.bulletin')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.service')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='culture_bulletinservice_body_id'), models.UniqueConstraint(fields=('organisation', 'bulletin', 'service'), name='bulletin_to_service_once')],
            },
        ),
        migrations.AddField(
            model_name='bulletin',
            name='services',
            field=models.ManyToManyField(related_name='+', through='culture.BulletinService', to='organisations.service'),
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('level', models.CharField(choices=[('team', 'Team'), ('management', 'Management'), ('senior', 'Senior managers')], max_length=20)),
                ('held_on', models.DateField()),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('held', 'Held')], default='planned', max_length=20)),
                ('pack', models.JSONField(blank=True, default=dict)),
                ('present', models.TextField(blank=True)),
                ('held_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.service')),
            ],
            options={
                'ordering': ['-held_on', '-id'],
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'held_on'], name='culture_mee_organis_8609eb_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='culture_meeting_body_id')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(max_length=200)),
                ('due_on', models.DateField()),
                ('no_action_why', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField()),
                ('action', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='learning.improvementaction')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='culture.meeting')),
            ],
            options={
                'ordering': ['decided_at', 'id'],
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'meeting'], name='culture_dec_organis_2273c0_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='culture_decision_body_id')],
            },
        ),
        migrations.CreateModel(
            name='MinuteItem',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('heading', models.CharField(max_length=160)),
                ('said', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='minutes', to='culture.meeting')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'ordering': ['written_at', 'id'],
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'meeting'], name='culture_min_organis_236b24_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='culture_minuteitem_body_id')],
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'To be asked'), ('to_ring', 'To be asked by phone or letter'), ('asked', 'Asked'), ('answered', 'Answered'), ('not_asked', 'Not asked')], default='waiting', max_length=20)),
                ('closed_on', models.DateField()),
                ('ask_on', models.DateField()),
                ('asked_on', models.DateField(blank=True, null=True)),
                ('how', models.CharField(blank=True, max_length=40)),
                ('why_not', models.CharField(blank=True, max_length=200)),
                ('token_sha256', models.CharField(blank=True, max_length=64)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('easy', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('informed', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('respect', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('understood', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('liked_outcome', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)])),
                ('words', models.TextField(blank=True)),
                ('complaint', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='survey', to='casework.complaint')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'state', 'ask_on'], name='culture_sur_organis_420b1f_idx'), models.Index(fields=['organisation', 'closed_on'], name='culture_sur_organis_602282_idx'), models.Index(fields=['organisation', 'token_sha256'], name='culture_sur_organis_934b50_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='culture_survey_body_id')],
            },
        ),
        migrations.CreateModel(
            name='BulletinReceipt',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('read', models.BooleanField(default=False)),
                ('bulletin', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='receipts', to='culture.bulletin')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='culture_bulletinreceipt_body_id'), models.UniqueConstraint(fields=('organisation', 'bulletin', 'staff'), name='bulletin_sent_once')],
            },
        ),
        migrations.AddIndex(
            model_name='bulletin',
            index=models.Index(fields=['organisation', 'state', 'last_on'], name='culture_bul_organis_e0b999_idx'),
        ),
        migrations.AddConstraint(
            model_name='bulletin',
            constraint=models.UniqueConstraint(fields=('organisation', 'id'), name='culture_bulletin_body_id'),
        ),
    ]
